import type { Settings } from '../../config/settings.js';

/** Names of this machine, on whatever port: what runs here need not be kept out. */
const HERE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a request may come from an origin. What is no browser sends none; a page may ask that stands on this machine, at
 * ROLLCALL_PUBLIC_URL, or at an origin that ROLLCALL_MCP_ORIGINS names.
 */
export function originCheck({
  publicUrl,
  mcpOrigins,
}: Pick<Settings, 'publicUrl' | 'mcpOrigins'>): (origin: string | undefined) => boolean {
  const named = new Set([...mcpOrigins, ...(publicUrl === null ? [] : [new URL(publicUrl).origin])]);
  return (origin) => {
    if (origin === undefined || named.has('*') || named.has(origin)) return true;
    return URL.canParse(origin) && HERE.has(new URL(origin).hostname);
  };
}
