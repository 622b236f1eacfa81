import { closed } from '../../questions/notes.js';
import type { Block } from '../document.js';
import type { ReportData } from '../report-data.js';
import type { Counted, ReportWords } from '../words/words.js';

/** What a section is made from. */
export interface Told {
  readonly data: ReportData;
  readonly words: ReportWords;
  readonly counted: Counted;
  /** Where the page is that the report is part of, without a slash at its end; null where it is nowhere. */
  readonly origin: string | null;
}

/** A paragraph of the sentences that have something to say; none where none has. */
export function paragraph(words: ReportWords, ...sentences: readonly string[]): Block[] {
  const text = sentences.filter((sentence) => sentence !== '').join(words.space);
  return text === '' ? [] : [{ kind: 'paragraph', text: words.language === 'zh' ? closed(text) : text }];
}
