import { z } from 'zod';

/** A whole number in plain digits: not 1e3, 0x10, 4000.0 or empty. */
export function whole(least: number, most: number) {
  return z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));
}

/** A path of the file system. */
export function path() {
  return z.string().refine((text) => !text.includes('\0'));
}

/** Items between separators, without those that are empty. */
export function list(separator: string) {
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(separator)
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    );
}

/** Whether what comes from an address cannot be changed on its way: by https, or from this machine. */
export function isSecureUrl(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** An address of a server, without a query. */
export function isPublicUrl(text: string): boolean {
  return /^https?:\/\/[^?#@\s]+$/.test(text) && URL.canParse(text);
}
