import { type ComponentType, createElement, lazy } from 'react';

/** Under which a tab remembers from which build it has reloaded itself. */
const RELOADED = 'rollcall.reloadedFrom';

/**
 * Loads a part of the program that is fetched when it is needed. One that does not come is asked for again. If it does not
 * come then either, it may be gone: a newer build is served under other names. The page is then loaded anew, once for each
 * build, and stands where it stood, for its address holds all that was chosen. Otherwise it fails as it did.
 */
export function fetchAgain<Part>(load: () => Promise<Part>): Promise<Part> {
  return load()
    .catch((error: Error) => {
      // Vite does not try again to load styles that failed: the part would be shown without them.
      if (/preload CSS/.test(error.message)) throw error;
      return load();
    })
    .catch(async (error: Error) => {
      if (!(await reloads())) throw error;
      // Nothing more is drawn by a page that is about to go.
      return new Promise<never>(() => undefined);
    });
}

/** Reloads the page, where that has not been done for this build and the server answers; false: it does not. */
async function reloads(): Promise<boolean> {
  const build = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src;
  if (build === undefined) return false;
  try {
    if (sessionStorage.getItem(RELOADED) === build) return false;
    const answer = await fetch(window.location.href, { cache: 'no-store', headers: { accept: 'text/html' } });
    if (!answer.ok) return false;
    sessionStorage.setItem(RELOADED, build);
  } catch {
    // No server, or nowhere to remember that it was done: a page that says what is missing is better than none, or many.
    return false;
  }
  window.location.reload();
  return true;
}

/** What to do so that parts that failed are fetched anew when they are drawn again. */
const failed = new Set<() => void>();

/** Parts that failed are asked for once more when they are drawn again. Not while they would be drawn at once. */
export function forgetFailures(): void {
  for (const forget of failed) forget();
  failed.clear();
}

/** A component that is fetched when it is first drawn; see `fetchAgain`. */
export function lazyAgain<Properties extends object>(
  load: () => Promise<{ default: ComponentType<Properties> }>,
): ComponentType<Properties> {
  // React remembers a failure for good, so another one takes its place.
  const make = () =>
    lazy(() =>
      fetchAgain(load).catch((error: Error) => {
        failed.add(() => {
          View = make();
        });
        throw error;
      }),
    ) as unknown as ComponentType<Properties>;
  let View = make();
  return (properties: Properties) => createElement(View, properties);
}
