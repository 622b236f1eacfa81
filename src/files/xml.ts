import { SaxesParser } from 'saxes';
import type { PartReader } from './part-reader.js';

export type Attributes = Readonly<Record<string, string>>;

/** What is no XML. */
export class XmlFault extends Error {}

/** What is told of an XML part: names of elements without their prefix, those of attributes with it. */
export interface XmlReader {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads a part as XML while it is unpacked. What is no XML throws. Entities other than XML's own five are refused. */
export function xmlPart(reader: XmlReader): PartReader {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8');
  parser.on('error', (error) => {
    throw new XmlFault(error.message);
  });
  parser.on('opentag', ({ name, attributes }) => reader.open?.(localName(name), attributes as Attributes));
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  parser.on('closetag', ({ name }) => reader.close?.(localName(name)));
  return (bytes, final) => {
    parser.write(decoder.decode(bytes, { stream: !final }));
    if (final) parser.close();
  };
}
