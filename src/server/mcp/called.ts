import { TOOLS } from '../../mcp/tools.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What was called at `/mcp`; of few values. */
    called?: string;
  }
}

const METHODS = new Set([
  ...['initialize', 'notifications/initialized', 'ping', 'server/discover', 'completion/complete'],
  ...['tools/list', 'tools/call', 'prompts/list', 'prompts/get'],
  ...['resources/list', 'resources/templates/list', 'resources/read'],
]);
const TOOL_NAMES = new Set(TOOLS.map(({ name }) => name));

/** The name under which a call is logged and counted: `mcp distribution`, `mcp tools/list`; of what is unknown `mcp other`. */
export function calledBy(body: unknown): string {
  const { method, params } = (typeof body === 'object' && body !== null ? body : {}) as {
    method?: unknown;
    params?: { name?: unknown } | null;
  };
  if (method === 'tools/call' && TOOL_NAMES.has(params?.name as string)) return `mcp ${params?.name}`;
  return METHODS.has(method as string) && method !== 'tools/call' ? `mcp ${method}` : 'mcp other';
}
