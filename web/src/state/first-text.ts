/**
 * What the server has written into the page before anything is drawn. It stands there until the view of that address has
 * its answers, so that nothing flashes and nothing jumps; afterwards it is never seen again.
 */
let text: string | null = null;
let address = '';
let waiting = 0;

const now = () => window.location.pathname + window.location.search;

/** Takes it out of the page, before the page is drawn into the same place. */
export function takeFirstText(root: HTMLElement): void {
  text = root.querySelector('main')?.innerHTML ?? null;
  address = now();
}

/** The text of the address at hand as HTML, escaped by the server; null: there is none, or what it says is drawn already. */
export function firstText(): string | null {
  return address === now() ? text : null;
}

/** Says that something waits in its place; gives the way to unsay it. Once nothing waits, the view is there. */
export function holdFirstText(): () => void {
  waiting += 1;
  return () => {
    waiting -= 1;
    // What comes next may wait as well: it says so at the same time.
    queueMicrotask(() => {
      if (waiting === 0) text = null;
    });
  };
}
