import { NotImplementedException } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import type { Room } from './oembed.js';

/** What the query of `/oembed` asks for. */
export interface OembedQuery {
  readonly url: string;
  readonly format: 'json' | 'xml';
  readonly room: Room;
}

/** Throws BAD_USER_INPUT, and 501 for another format, as oEmbed has it (section 2.3.3). */
export function oembedQuery(query: Readonly<Record<string, unknown>>): OembedQuery {
  const url = textIn(query, 'url');
  if (url === null) throw badInput('url', 'url: name the address of a view');
  const format = textIn(query, 'format') ?? 'json';
  if (format !== 'json' && format !== 'xml') {
    throw new NotImplementedException(`format: there is json and xml, not '${format}'`);
  }
  return { url, format, room: { maxWidth: pixelsIn(query, 'maxwidth'), maxHeight: pixelsIn(query, 'maxheight') } };
}

/** A parameter that may be given once; null where it is not, or is empty. */
function textIn(query: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = query[name];
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string') throw badInput(name, `${name} is given more than once`);
  return value;
}

function pixelsIn(query: Readonly<Record<string, unknown>>, name: string): number | null {
  const text = textIn(query, name);
  if (text === null) return null;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw badInput(name, `${name}: '${text}' is not a number of pixels`);
  return Number(text);
}
