import { open } from 'node:fs/promises';

/** What a file is, as its first bytes show. */
export type FileKind = 'gzip' | 'zip' | 'json' | 'xls' | 'parquet' | 'pdf' | 'text';

const MAGIC: readonly (readonly [readonly number[], FileKind])[] = [
  [[0x1f, 0x8b], 'gzip'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'xls'],
  [[0x50, 0x41, 0x52, 0x31], 'parquet'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
];

const FIRST_BYTES = 4096;
const BOM = /^\ufeff/;

/** The first bytes of a file, and what they show it to be. JSON begins with a bracket or a brace. */
export async function sniff(path: string): Promise<{ readonly kind: FileKind; readonly first: Buffer }> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FIRST_BYTES), 0, FIRST_BYTES, 0);
    const first = buffer.subarray(0, bytesRead);
    const magic = MAGIC.find(([bytes]) => bytes.every((byte, i) => first[i] === byte));
    if (magic) return { kind: magic[1], first };
    const begins = first.toString('utf8').replace(BOM, '').trimStart();
    return { kind: /^[[{]/.test(begins) && looksLikeJson(begins) ? 'json' : 'text', first };
  } finally {
    await file.close();
  }
}

/** A CSV file may begin with a bracket too ("[1] Notes, ..."): JSON goes on with a value or the name of a property. */
function looksLikeJson(begins: string): boolean {
  return /^(\[\s*(\]|\{|\[|")|\{\s*("|\}))/.test(begins);
}
