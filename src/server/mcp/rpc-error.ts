/** An error of JSON-RPC that answers no call: it came before one was read. */
export function rpcError(code: number, message: string, data?: object): object {
  return { jsonrpc: '2.0', error: { code, message, ...(data ? { data } : {}) }, id: null };
}
