import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** Made-up files of the shape and size of those that the shipped sources describe; the same for the same arguments. */

function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path);
  for (const line of lines) if (!file.write(`${line}\n`)) await once(file, 'drain');
  file.end();
  await finished(file);
}

/**
 * A panel of states and organisations: a row a state and year, a column an organisation.
 *
 * @param codes of the states, as numbers of the Correlates of War
 */
export function writePanel(path: string, codes: readonly string[], rows: number, organisations: number): Promise<void> {
  const random = randomNumbers(1);
  const names = Array.from({ length: organisations }, (_, i) => `ORG${String(i).padStart(3, '0')}`);
  const years = Math.ceil(rows / codes.length);
  return writeLines(
    path,
    (function* () {
      yield ['ccode', 'year', 'state', ...names].join(',');
      let written = 0;
      for (const code of codes) {
        const values = names.map(() => '0');
        for (let year = 2015 - years; year <= 2014 && written < rows; year++) {
          for (let i = 0; i < organisations; i++) {
            const drawn = random();
            if (drawn < 0.012) values[i] = '1';
            else if (drawn < 0.015) values[i] = '0';
            else if (drawn < 0.016) values[i] = '3';
            else if (drawn < 0.018) values[i] = '-9';
            else if (drawn < 0.019) values[i] = '-1';
          }
          written++;
          yield [code, year, `s${code}`, ...values].join(',');
        }
      }
    })(),
  );
}

/**
 * A table of the parties to treaties: days, months and years, open ends written 9999-12-31, and among the states some of the
 * past and some that are none.
 */
export function writeParties(path: string, states: readonly string[], rows: number): Promise<void> {
  const random = randomNumbers(2);
  const others = ['SUN', 'DDR', 'CSK', 'DEU-BY', 'DEU-NW'];
  return writeLines(
    path,
    (function* () {
      yield 'manyID,Title,treatyID,stateID,Begin,End,Signature,Force';
      for (let i = 0; i < rows; i++) {
        const treaty = Math.floor(i / 40);
        const state = random() < 0.05 ? others[i % others.length]! : states[i % states.length]!;
        const year = 1950 + Math.floor(random() * 60);
        const drawn = random();
        const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
        const begin = drawn < 0.7 ? `${year}-${month}-15` : drawn < 0.85 ? `${year}-${month}` : `${year}`;
        const end = random() < 0.9 ? '9999-12-31' : `${year + 5}-06-30`;
        yield `M${i},"Agreement ${treaty}, of ${year}",T${treaty},${state},${begin},${end},,`;
      }
    })(),
  );
}
