import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

/** Noto Sans SC (SIL Open Font License 1.1): Latin and Chinese in one design, in the weights that the figures use. */
const FONT_PACKAGE = '@expo-google-fonts/noto-sans-sc';
export const FONT_FAMILY = 'Noto Sans SC';
const WEIGHTS = ['400Regular', '500Medium', '600SemiBold', '700Bold'];

/** Names 16 and 17 put the weights into one family; without them only two of the four would be found. */
const OPTIONS = { targetFormat: 'truetype', preserveNameIds: [16, 17] } as const;

const folder = dirname(createRequire(import.meta.url).resolve(`${FONT_PACKAGE}/package.json`));

/**
 * Runs the work with font files that hold the characters of a text and no others: with the 10 MB of the full fonts a
 * picture took three to twelve seconds, with these 0.3 to 1.
 */
export async function withFonts<T>(text: string, work: (fontFiles: string[]) => Promise<T>): Promise<T> {
  const characters = [...new Set(text)].sort().join('');
  const temporary = await mkdtemp(join(tmpdir(), 'rollcall-fonts-'));
  try {
    const files: string[] = [];
    for (const weight of WEIGHTS) {
      const name = `NotoSansSC_${weight}.ttf`;
      const font = await subsetFont(await readFile(join(folder, weight, name)), characters, OPTIONS);
      const path = join(temporary, name);
      await writeFile(path, font);
      files.push(path);
    }
    return await work(files);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
