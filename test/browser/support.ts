import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { projectRoot } from '../../src/config/project-root.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { CHROMIUM, chromiumIsThere, launchChromium, PATIENCE_MILLISECONDS } from './chromium.js';

const there = chromiumIsThere();
if (!there && !process.env.CI) {
  console.warn(`No Chromium at ${CHROMIUM}: the tests of the dashboard are skipped. Install it or set CHROMIUM_PATH.`);
}

/** How long a test may take (`testTimeout` of jest.config.js), but for the time that it takes to say what failed. */
const TEST_MILLISECONDS = 290_000;
let began = Date.now();

/** `describe` where there is a Chromium; in continuous integration always, so that a missing one fails. */
export function describeInBrowser(name: string, tests: () => void): void {
  (there || process.env.CI ? describe : describe.skip)(name, () => {
    beforeEach(() => {
      began = Date.now();
    });
    tests();
  });
}

/** Newest change below a folder, in milliseconds. */
function newest(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}

/** Builds the pages where they are older than their sources. Workers that come at once wait for the first. */
async function ensurePages(): Promise<void> {
  const root = projectRoot();
  const built = join(root, 'dist', 'web', 'index.html');
  const fresh = () =>
    existsSync(built) &&
    statSync(built).mtimeMs >
      Math.max(
        newest(join(root, 'web')),
        ...['figures', 'charts', 'domain', 'pages', 'questions'].map((room) => newest(join(root, 'src', room))),
      );
  const lock = join(root, 'dist', '.building-web');
  for (;;) {
    if (fresh() && !existsSync(lock)) return;
    mkdirSync(join(root, 'dist'), { recursive: true });
    try {
      mkdirSync(lock);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      await sleep(300);
      continue;
    }
    try {
      const vite = createRequire(join(root, 'package.json')).resolve('vite/package.json');
      await promisify(execFile)(process.execPath, [join(vite, '..', 'bin', 'vite.js'), 'build', 'web'], {
        cwd: root,
        // As they are shipped: Jest's own word would build them with React's aids for development, 50 kB more.
        env: { ...process.env, NODE_ENV: 'production' },
      });
    } finally {
      rmdirSync(lock);
    }
  }
}

const VIEWPORT = { width: 1280, height: 900 };

/** The whole application with its pages, and a browser. */
export interface Stage {
  readonly test: TestApp;
  readonly browser: Browser;
  readonly address: string;
  /** A page in a context of its own. What the browser complains of is kept in `complaints`. */
  open(path: string, options?: BrowserContextOptions): Promise<StagePage>;
  /**
   * The same in one page for all that come one after another, which costs half as much: for what leaves nothing behind in the
   * browser. Its size, its media and its complaints are as in a page of its own; it is not to be closed. `bypassCSP` is that
   * of its first opening.
   */
  openShared(path: string, options?: { bypassCSP: boolean }): Promise<StagePage>;
  close(): Promise<void>;
}

export interface StagePage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts, of the console, and requests to anywhere but the server. */
  readonly complaints: string[];
}

/** Starts the application with its pages; `env` adds settings. */
export async function startStage(env: NodeJS.ProcessEnv = {}): Promise<Stage> {
  await ensurePages();
  const test = await startTestApp({ seeded: true }, env);
  const address = (await test.listen()).replace('[::1]', '127.0.0.1');
  const browser = await launchChromium();
  let shared: StagePage | undefined;
  const stage: Stage = {
    test,
    browser,
    address,
    open: async (path, options = {}) => {
      const context = await browser.newContext({
        viewport: VIEWPORT,
        locale: 'en-GB',
        colorScheme: 'light',
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(PATIENCE_MILLISECONDS);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(address) && !/^(data|blob):/.test(url)) complaints.push(`request to ${url}`);
      });
      await page.goto(`${address}${path}`);
      return { page, context, complaints };
    },
    openShared: async (path, options) => {
      if (shared === undefined) {
        shared = await stage.open(path, options);
        return shared;
      }
      const { page, complaints } = shared;
      await page.setViewportSize(VIEWPORT);
      await page.emulateMedia({ media: null, colorScheme: 'light' });
      complaints.length = 0;
      await page.goto(`${address}${path}`);
      return shared;
    },
    close: async () => {
      await browser.close();
      await test.close();
    },
  };
  return stage;
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Takes away the rows of tables that are like four before them but for their words: hundreds that are drawn by the same lines
 * say nothing new to axe, which looks at each. A row is like others where the shape of each of its cells (elements, classes
 * and all that is not words) has been there four times, in an even row or in an odd one.
 */
const WITHOUT_EQUAL_ROWS = `(() => {
  const words = ['id', 'title', 'href', 'aria-label', 'aria-labelledby', 'aria-describedby', 'aria-rowindex', 'data-key', 'data-label'];
  const shape = (element) => element.localName + [...element.attributes]
    .map(({ name, value }) => name + (words.includes(name) ? value.trim() !== '' : value)).sort().join() +
    '(' + [...element.childNodes].map((node) => node.nodeType === 1 ? shape(node) : node.data.trim() !== '').join() + ')';
  for (const body of document.querySelectorAll('tbody')) {
    const seen = new Map();
    [...body.rows].forEach((row, index) => {
      const shapes = new Set([...row.cells, row.cloneNode(false)].map((cell) => shape(cell) + (index % 2)));
      row.hidden = [...shapes].every((one) => seen.get(one) >= 4);
      if (!row.hidden) for (const one of shapes) seen.set(one, (seen.get(one) ?? 0) + 1);
    });
  }
})()`;

/**
 * What axe finds wrong, as lines: by WCAG 2.2 A and AA without some rules, or by the rules named, in all but equal rows of
 * tables. The page's context must be opened with `bypassCSP`.
 */
export async function axeProblems(
  page: Page,
  { rules, without = [] }: { rules?: readonly string[]; without?: readonly string[] } = {},
): Promise<string[]> {
  if (!(await page.evaluate(`'axe' in window`))) {
    const axe = createRequire(join(projectRoot(), 'package.json')).resolve('axe-core/axe.min.js');
    await page.evaluate(await readFile(axe, 'utf8'));
  }
  await page.evaluate(WITHOUT_EQUAL_ROWS);
  // Of what is in order no list is made, and no style sheet is read for rules that are not asked for.
  return page.evaluate(`axe.run(document, {
    runOnly: ${JSON.stringify(rules ? { type: 'rule', values: rules } : WCAG)},
    rules: ${JSON.stringify(Object.fromEntries(without.map((rule) => [rule, { enabled: false }])))},
    resultTypes: ['violations'],
    preload: { assets: ['media'] },
  }).then((result) => result.violations.flatMap((violation) =>
    violation.nodes.map((node) => violation.id + ': ' + node.target.join(' ') + ' ' + node.failureSummary)))`);
}

/**
 * Waits until a JavaScript expression is true on the page, as long as the test may take: how fast the machine is, no test
 * knows. (Playwright's own wait needs `eval`, which the page forbids.)
 */
export async function until(page: Page, expression: string): Promise<void> {
  while (!(await page.evaluate(`Boolean(${expression})`))) {
    if (Date.now() - began > TEST_MILLISECONDS) throw new Error(`to the end of the test not true: ${expression}`);
    await sleep(50);
  }
}

/** Waits until the first element of a selector is there to be seen. (Playwright looks only every half second by then.) */
export function untilSeen(page: Page, selector: string): Promise<void> {
  return until(
    page,
    `document.querySelector(${JSON.stringify(selector)})?.checkVisibility({ visibilityProperty: true })`,
  );
}

/** Waits until what has been done shows: what a browser tells of it, a scroll above all, it tells with the next frame. */
export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())))');
}

/** What the page asks of the server under a name, when it has been answered. To be called before the page asks. */
export async function answerTo(page: Page, operation: string): Promise<void> {
  const answer = await page.waitForResponse(
    (response) => response.request().postDataJSON()?.operationName === operation,
  );
  await answer.finished();
}
