import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { withoutArticle } from '../../../src/domain/state-names.js';
import { addressAt } from '../../../src/pages/addresses.js';
import { titleInWords } from '../../../src/pages/titles.js';
import { useFormat } from '../lib/use-format.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { useSelectionName } from './selection-name.js';

/**
 * Calls the window by the page and what is counted on it, as the head that the server sends does; pages of a thing call it
 * by the thing, which they know.
 */
export function PageTitle() {
  const [path] = useLocation();
  const { state } = useView();
  const frame = useFrame();
  const format = useFormat();
  const selection = useSelectionName();
  const parts = addressAt(path);
  const page = parts?.page;
  const name =
    page === undefined
      ? null
      : page.of === undefined
        ? page.name[state.language]
        : page.of === 'country'
          ? withoutArticle(frame.countryInText(parts!.thing!))
          : null;
  const title =
    page === undefined || name === null
      ? null
      : titleInWords(page, state.language, {
          name,
          selection: page.of === undefined ? selection : null,
          day: state.asOf === null ? null : format.day(state.asOf),
          release: state.release,
        });
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
  return null;
}

/** Calls the window by the thing that a page is about, once its name is here. */
export function useTitle(name: string | undefined): void {
  const [path] = useLocation();
  const { state } = useView();
  const format = useFormat();
  const page = addressAt(path)?.page;
  const day = state.asOf === null ? null : format.day(state.asOf);
  const title =
    page === undefined || name === undefined
      ? null
      : titleInWords(page, state.language, { name, selection: null, day, release: state.release });
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
}
