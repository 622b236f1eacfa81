import { strToU8, zipSync } from 'fflate';
import i18next from 'i18next';
import { speakOf } from '../i18n/index.js';
import type { Language } from '../state/view-state.js';
import type { FigureTable } from './csv.js';
import { csvMetadata, type Told } from './csv-metadata.js';

/** The files of a figure: each is called `name` with its ending. */
export interface Bundle {
  readonly name: string;
  readonly language: Language;
  readonly told: Told;
  readonly svg: string;
  readonly png: Blob;
  readonly csv: string;
  readonly table: FigureTable;
  /** Heading of the CSV's last column, in which every row says what was counted. */
  readonly countedLabel: string;
}

/** A figure with all that is told of it: picture, table, what its columns are, and a text that says what it is. */
export async function bundle(all: Bundle): Promise<Blob> {
  await speakOf('take-along', all.language);
  const { name, svg, png, csv } = all;
  const files = {
    'README.txt': strToU8(`\uFEFF${readme(all)}`),
    [`${name}.svg`]: strToU8(svg),
    // A picture is compressed already.
    [`${name}.png`]: [new Uint8Array(await png.arrayBuffer()), { level: 0 }] as [Uint8Array, { level: 0 }],
    [`${name}.csv`]: strToU8(csv),
    [`${name}.csv-metadata.json`]: strToU8(csvMetadata({ ...all, file: `${name}.csv` })),
  };
  return new Blob([zipSync(files) as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
}

function readme({ name, language, told }: Bundle): string {
  const t = i18next.getFixedT(language, 'take-along');
  const parts: [heading: string, ...lines: string[]][] = [
    [told.title],
    [t('zip.counted'), told.counted],
    [t('zip.edition'), told.work],
    [t('zip.where'), told.address],
    [t('zip.cite'), told.citation],
    [t('zip.licence'), t('zip.licenceText', { licence: told.licence })],
    [
      t('zip.contents'),
      ...(['svg', 'png', 'csv'] as const).map((ending) => `${name}.${ending}: ${t(`zip.${ending}`)}`),
      `${name}.csv-metadata.json: ${t('zip.metadata')}`,
    ],
  ];
  return parts.map((lines) => `${lines.join('\r\n')}\r\n`).join('\r\n');
}
