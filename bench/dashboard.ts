// What a reader of the dashboard waits for, in headless Chromium on this machine: the first view from cold and what it
// weighs, a step of the slider, scrolling through the matrix.
//
//   npm run build && node --import ./test/support/ts-loader.mjs bench/dashboard.ts
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createDataSource, migrate, poolOf } from '../src/database/data-source.js';
import { startOwnServer } from '../src/database/own-server.js';
import { importPackage } from '../src/imports/import-package.js';
import { launchChromium } from '../test/browser/chromium.js';
import { BENCH, startRollcall } from './processes.js';

const STARTS = 7;
const STEPS = 20;
/** Every kind, so that the matrix holds every initiative. */
const KINDS =
  'treaty,principles,declaration,resolution,joint_statement,standards_body,capacity_building,network,partnership,summit,panel,strategy,regional_mechanism,national_measure';

interface Measured {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  /** What is asked, where something is. */
  readonly most?: number;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Milliseconds from going to the address until its marks stand there, and bytes as transferred; from an empty cache. */
async function coldStart(browser: Browser, address: string): Promise<{ took: number; bytes: number }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const began = performance.now();
  await page.goto(address);
  await page.locator('#assembly [data-key]').first().waitFor();
  const took = performance.now() - began;
  await page.waitForLoadState('networkidle');
  await context.close();
  return { took, bytes };
}

/** Milliseconds from a key until the frame after the next is drawn, as the page itself sees it, one step back each time. */
async function sliderStep(page: Page): Promise<number> {
  const steps: number[] = [];
  await page.getByRole('slider').focus();
  for (let step = 0; step < STEPS; step++) {
    await page.evaluate(`void (window.drawn = new Promise((resolve) => addEventListener('keydown', ({ timeStamp }) =>
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - timeStamp))), { once: true })))`);
    await page.keyboard.press('ArrowLeft');
    steps.push((await page.evaluate('window.drawn')) as number);
  }
  return median(steps);
}

/** The longest time between two frames while the matrix scrolls from top to bottom, in milliseconds. */
function longestFrame(page: Page): Promise<number> {
  return page.evaluate(`(async () => {
    const frame = document.querySelector('.matrix-frame');
    let longest = 0;
    let last = performance.now();
    for (let step = 0; step < 60; step += 1) {
      frame.scrollTop = step * 90;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const now = performance.now();
      longest = Math.max(longest, (now - last) / 2);
      last = now;
    }
    return longest;
  })()`) as Promise<number>;
}

async function measure(browser: Browser, address: string): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const lang of ['en', 'zh']) {
    const starts = [];
    for (let start = 0; start < STARTS; start++)
      starts.push(await coldStart(browser, `${address}/distribution?lang=${lang}`));
    measured.push(
      { measure: `first view, ${lang}`, value: starts[0]!.bytes / 1000, unit: 'kB', most: 350 },
      {
        measure: `cold start, ${lang}, median of ${STARTS}`,
        value: median(starts.map(({ took }) => took)),
        unit: 'ms',
        most: 2000,
      },
    );
  }
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  for (const [name, view] of [
    ['seats', '/distribution?lang=en'],
    ['map', '/distribution?lang=en&as=map'],
  ] as const) {
    await page.goto(`${address}${view}`);
    await page.locator('main figure [data-key]').first().waitFor();
    await page.waitForLoadState('networkidle');
    measured.push({
      measure: `step of the slider, ${name}, median of ${STEPS}`,
      value: await sliderStep(page),
      unit: 'ms',
    });
  }
  await page.goto(`${address}/matrix?lang=en&kinds=${KINDS}`);
  await page.locator('table.matrix thead th').nth(80).waitFor();
  measured.push({ measure: 'longest frame while the matrix scrolls', value: await longestFrame(page), unit: 'ms' });
  return measured.map((one) => ({ ...one, value: Math.round(one.value) }));
}

const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
// PostgreSQL refuses root and runs as another user there, who must be able to enter.
chmodSync(folder, 0o755);
const log = { log: () => undefined, warn: console.error, error: console.error };
const database = await startOwnServer({ dataDir: join(folder, 'server'), mayMove: true, log });
try {
  const dataSource = await createDataSource({ url: database.url, poolSize: 2, onLost: log.warn }).initialize();
  await migrate(dataSource);
  await importPackage(poolOf(dataSource), join(BENCH, '..', 'data'));
  await dataSource.destroy();
  const rollcall = await startRollcall(database.url, { cached: true });
  const browser = await launchChromium();
  const measured = await measure(browser, new URL(rollcall.url).origin).finally(async () => {
    await browser.close();
    await rollcall.stop();
  });
  for (const { measure: name, value, unit, most } of measured) {
    console.log(
      `${name.padEnd(48)} ${String(value).padStart(6)} ${unit}${most === undefined ? '' : ` (at most ${most})`}`,
    );
  }
  writeFileSync(join(BENCH, 'results', 'dashboard.json'), `${JSON.stringify(measured, null, 2)}\n`);
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
