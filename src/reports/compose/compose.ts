import type { Block, ReportDocument, Section } from '../document.js';
import type { ReportData } from '../report-data.js';
import type { Counted, ReportWords } from '../words/words.js';
import { changeBlocks } from './changes.js';
import { groupBlocks } from './groups.js';
import { shortBlocks } from './in-short.js';
import { methodBlocks } from './method.js';
import { noneBlocks } from './none.js';
import { notKnownBlocks } from './not-known.js';
import { openingBlocks } from './openings.js';
import { partBlocks } from './parts.js';
import { roleBlocks } from './roles.js';
import type { Told } from './told.js';

/** Makes a report's figures into sentences, tables and places for figures. */
export function compose(data: ReportData, words: ReportWords, origin: string | null): ReportDocument {
  const { year, isRunning, selection } = data;
  const counted: Counted = {
    year,
    isRunning,
    cumulative: data.presence === 'CUMULATIVE',
    n: selection.initiatives,
    only: selection.only && words.name(selection.only),
    universe: data.universe,
  };
  const told: Told = { data, words, counted, origin };
  const section = (id: keyof ReportWords['titles'], blocks: readonly Block[]): Section[] =>
    blocks.length > 0 ? [{ id: ANCHORS[id], title: words.titles[id], blocks }] : [];
  const title = words.title(year);
  return {
    language: words.language,
    title,
    subtitle: words.subtitle(words.selection(selection), words.day(data.day)),
    description: words.description(title, words.none(data.headline, counted)),
    contents: words.contents,
    sections: [
      ...section('inShort', shortBlocks(told)),
      ...section('openings', openingBlocks(told)),
      ...section('changes', changeBlocks(told)),
      ...section('groups', groupBlocks(told)),
      ...section('roles', roleBlocks(told)),
      ...section('none', noneBlocks(told)),
      ...section('parts', partBlocks(told)),
      ...section('notKnown', notKnownBlocks(told)),
      ...section('method', methodBlocks(told)),
    ],
  };
}

const ANCHORS: Readonly<Record<keyof ReportWords['titles'], string>> = {
  inShort: 'in-short',
  findings: 'findings',
  openings: 'new-initiatives',
  changes: 'joined-and-left',
  groups: 'groups',
  roles: 'roles',
  none: 'in-none',
  parts: 'by-topic-and-lead',
  notKnown: 'not-known',
  method: 'method',
};
