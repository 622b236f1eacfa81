import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import { projectRoot } from '../../src/config/project-root.js';
import { newFolder, PANDAS, R, runBeside, testWith } from '../readers/programs.js';
import { startTestApp, type TestApp } from '../support/app.js';

const CLIENTS = join(projectRoot(), 'clients');
/** As published in 2024: states in 0 to 7 of the seven initiatives. */
const PUBLISHED = [118, 21, 23, 10, 7, 5, 2, 7];

describe('the kit reproduces the printed figures:', () => {
  const folder = newFolder();
  let rollcall: TestApp;
  let address: string;
  let settings: Record<string, string>;

  beforeAll(async () => {
    rollcall = await startTestApp();
    address = await rollcall.listen();
    settings = { ROLLCALL_URL: address, HOME: folder, PYTHONDONTWRITEBYTECODE: '1' };
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await rollcall.close();
  });

  testWith(PANDAS, 'the Python client passes its own tests, its notebook among them', async () => {
    await runBeside(
      PANDAS,
      ['-m', 'unittest', 'discover', '-s', 'tests', '-t', '.'],
      join(CLIENTS, 'python'),
      settings,
    );
  });

  testWith(R, 'the recipe in R prints them beside the published ones', async () => {
    const printed = await runBeside(R, [join(CLIENTS, 'r', 'printed-figures.R')], folder, settings);
    const rows = printed.split('\n').flatMap((line) => (/^\s+\d/.test(line) ? [line.trim().split(/\s+/)] : []));
    expect(rows.map(([, size]) => Number(size))).toEqual(PUBLISHED);
    expect([rows[0], rows[7]]).toEqual([
      ['0', '118', '118'],
      ['7', '7', '7'],
    ]);
    expect(printed).toContain('Rollcall');
    expect(printed).toContain('2026.11');
  });

  test('the cells of the Observable page draw them', async () => {
    const page = readFileSync(join(CLIENTS, 'observable', 'printed-figures.md'), 'utf8');
    const cells = [...page.matchAll(/^```js\n(.*?)^```$/gms)].map(([, cell]) => cell!);
    expect(cells.length).toBeGreaterThan(4);
    const { document } = new JSDOM().window;
    const displayed: unknown[] = [];
    const plot = { ...Plot, plot: (options: Plot.PlotOptions) => Plot.plot({ ...options, document }) };
    const code = cells.join('\n').replace('http://localhost:4000', address);
    const run = new Function('Plot', 'display', 'fetch', `return (async () => {${code}\nreturn figure;})()`);
    const figure = (await run(plot, (shown: unknown) => displayed.push(shown), fetch)) as Element;
    const bars = [...figure.querySelectorAll('[aria-label=text] text')].map(({ textContent }) => Number(textContent));
    expect(bars).toEqual(PUBLISHED);
    expect(figure.textContent).toContain('2026.11');
    expect(displayed).toContain(figure);
    expect(displayed.length).toBeGreaterThan(1);
  });
});
