/** An answer as it came. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

/** The server that is attacked. */
export interface Attacked {
  readonly address: string;
  /** Sends a body to `/graphql`. */
  ask(body: object): Promise<Reply>;
  /** Asks for a path by GET; `text` is empty, and `bytes` is how long the answer was. */
  get(path: string): Promise<Reply & { readonly bytes: number }>;
}

/** One thing that somebody may try. `run` says in a few words what happened, and throws where that should not be. */
export interface Attack {
  readonly tried: string;
  /** Whether it belongs to the part that runs with the other tests. */
  readonly quick: boolean;
  run(server: Attacked): Promise<string>;
}

/** The refusal in a reply; throws where there is none, or where it does not name the limit that was met. */
export function refusal(reply: Reply, limited: string): string {
  const [error] = (JSON.parse(reply.text) as { errors?: { message: string; extensions: Record<string, unknown> }[] })
    .errors ?? [undefined];
  if (!error) throw new Error(`it was answered with ${reply.text.length} bytes, not refused`);
  const { extensions, message } = error;
  if (extensions.limited !== limited || typeof extensions.limit !== 'number') {
    throw new Error(`the refusal names ${JSON.stringify(extensions)}, not the limit '${limited}': ${message}`);
  }
  const where = extensions.field === undefined ? '' : ` at ${String(extensions.field)}`;
  return `refused in ${reply.ms.toFixed(0)} ms: ${limited}${where}`;
}

/** What came of a question that is allowed, in a few words; throws for an error of the server's own. */
export function outcome({ status, text, ms }: Reply): string {
  if (text.includes('INTERNAL_SERVER_ERROR')) throw new Error(`it failed: ${text.slice(0, 300)}`);
  const code = /"code":"([A-Z_]+)"/.exec(text.slice(0, 2_000))?.[1];
  const size = text.length < 10_000 ? `${text.length} bytes` : `${(text.length / 1e6).toFixed(2)} MB`;
  return `${status}${code ? ` ${code}` : ''}, ${size} in ${ms.toFixed(0)} ms`;
}
