import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { badInput, RollcallError } from '../../common/rollcall-error.js';

/** Where systems have a Chromium, or a browser made from it. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
] as const;

/** Longer than a page of every state and initiative takes on a busy machine. */
const MOST_MILLISECONDS = 60_000;
/** A page with all its figures and fonts has some 3 MB. */
const MOST_BYTES = 32_000_000;
const MOST_HEAP_MEGABYTES = 256;
const RETRY_AFTER_SECONDS = 15;

/**
 * What the browser may do: print one page. The page is the server's own and permits itself no script, so that it needs no
 * sandbox (which most containers refuse to it), and it has no network: every name is one that does not exist.
 */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  `--js-flags=--max-old-space-size=${MOST_HEAP_MEGABYTES}`,
  '--renderer-process-limit=1',
  '--no-pdf-header-footer',
  '--generate-pdf-document-outline',
];

/**
 * The browser that prints; null where none is named and the machine has none. Rejects with BAD_USER_INPUT where one is named
 * that is not there: the other formats are.
 */
export async function findChromium(named: string | null): Promise<string | null> {
  for (const path of named === null ? USUAL_PLACES : [named]) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  if (named === null) return null;
  throw badInput(
    'format',
    `format: a PDF is printed by a Chromium, and CHROMIUM_PATH names ${named}, and there is no program; name another, leave it out, or ask for html, docx or md`,
  );
}

/**
 * Prints a page on A4. Rejects with OVERLOADED where the browser fails or takes too long. The browser has a profile of its
 * own, which goes with it.
 */
export async function printPage(page: string, browser: string): Promise<Uint8Array> {
  const bytes = Buffer.byteLength(page);
  if (bytes > MOST_BYTES) {
    throw new RollcallError(
      'QUERY_TOO_COMPLEX',
      `the page to print has ${bytes} bytes, more than ${MOST_BYTES}: choose fewer initiatives`,
      {
        argument: 'selection',
      },
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-print-'));
  try {
    const [source, target] = [join(folder, 'report.html'), join(folder, 'report.pdf')];
    await writeFile(source, page);
    const words = [
      `--user-data-dir=${join(folder, 'profile')}`,
      `--print-to-pdf=${target}`,
      pathToFileURL(source).href,
    ];
    await run(browser, [...ARGUMENTS, ...words], folder);
    return await readFile(target).catch(() => {
      throw failed(browser, 'it ended without a file');
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Runs the browser to its end, with no more of the environment than it needs; its helpers go with it. */
function run(browser: string, words: readonly string[], home: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const { PATH, LANG, TMPDIR } = process.env;
    const env = { HOME: home, ...(PATH ? { PATH } : {}), ...(LANG ? { LANG } : {}), ...(TMPDIR ? { TMPDIR } : {}) };
    const child = spawn(browser, words, { env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000);
    });
    let isLate = false;
    const end = () => {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch (error) {
        // All of them have gone by themselves.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') reject(error);
      }
    };
    const timer = setTimeout(() => {
      isLate = true;
      end();
    }, MOST_MILLISECONDS);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(failed(browser, error.message));
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      if (isLate) {
        reject(
          new RollcallError(
            'OVERLOADED',
            `printing took longer than ${MOST_MILLISECONDS / 1000} seconds: ask again later`,
            {
              retryAfter: RETRY_AFTER_SECONDS,
            },
          ),
        );
        return;
      }
      end();
      if (code === 0) resolve();
      else reject(failed(browser, said.trim().split('\n').at(-1) ?? `it ended with ${code}`));
    });
  });
}

function failed(browser: string, why: string): RollcallError {
  return new RollcallError(
    'OVERLOADED',
    `${browser} could not print the report (${why}): ask again, or for html, docx or md`,
    {
      retryAfter: RETRY_AFTER_SECONDS,
    },
  );
}
