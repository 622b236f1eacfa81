import { quote } from '../../common/problems.js';
import { shippedSchema } from '../../datapackage/descriptor.js';
import { identifierIn } from '../../questions/state.js';
import type { ChangeSense } from '../../record/change.js';
import type { Cells, Citation } from '../../record/rows.js';
import { CITATION, type Fields, INITIATIVE, type Input, VOTES } from './inputs.js';
import { Refused } from './refused.js';

/** Whether two rows say the same, in the columns that both have. */
export function sameCells(before: Cells, after: Cells): boolean {
  return Object.keys(after).every(
    (header) => !(header in before) || (before[header] ?? null) === (after[header] ?? null),
  );
}

export function senseOf(input: Input): Exclude<ChangeSense, 'RECORDED'> {
  const sense = input.sense as ChangeSense;
  if (sense === 'RECORDED') {
    throw new Refused(
      'sense',
      'NOT_IN_LIST',
      'what is revised is on record: its sense is UPDATED, CORRECTED or RETRACTED',
      ['UPDATED', 'CORRECTED', 'RETRACTED'],
    );
  }
  const others = Object.keys(input).filter(
    (field) => !['slug', 'code', 'sense'].includes(field) && input[field] !== undefined,
  );
  if (sense === 'RETRACTED' && others.length > 0) {
    throw new Refused(
      others[0]!,
      'EXPECTATION',
      `what is retracted is not changed: ${others.join(', ')} cannot be given`,
    );
  }
  return sense;
}

/** An enum value of the API as the files write it. */
export function word(value: unknown): string | null {
  return value == null ? null : String(value).toLowerCase();
}

/** The cells that an input gives; a field that is not given has none. */
export function cellsOf(table: string, fields: Fields, input: Input): Record<string, string | null> {
  const enums = new Set(shippedSchema(table).fields.flatMap((field) => (field.enum ? [field.name] : [])));
  const cells: Record<string, string | null> = {};
  for (const [field, header] of Object.entries(fields)) {
    const value = input[field];
    if (value === undefined) continue;
    if (Array.isArray(value)) cells[header] = value.map((item) => String(item).toLowerCase()).join(';');
    else cells[header] = value === null ? null : enums.has(header) ? word(value) : String(value);
  }
  return cells;
}

/** Cells that say something. */
export function given(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null));
}

export function initiativeCells(input: Input): Record<string, string | null> {
  const cells = cellsOf('initiatives', INITIATIVE, input);
  if (input.votes !== undefined) {
    const votes = (input.votes ?? { for: null, against: null, abstained: null }) as Input;
    Object.assign(cells, cellsOf('initiatives', VOTES, { notVoting: null, ...votes }));
  }
  // A day that is recorded without saying how exactly it is known is known to the day.
  if (input.openedOn !== undefined && input.openedPrecision == null) {
    cells.opened_precision = input.openedOn === null ? null : 'day';
  }
  return cells;
}

export function leadsOf(slug: string, { leads }: Input): Cells[] {
  return ((leads ?? []) as string[]).map((participant, i) => ({
    initiative: slug,
    position: String(i + 1),
    participant,
  }));
}

export function aliasesOf(slug: string, { aliases }: Input): Cells[] {
  return ((aliases ?? []) as { text: string; locale?: string }[]).map(({ text, locale }) => ({
    alias: text,
    lang: word(locale ?? 'EN'),
    initiative: slug,
  }));
}

export function citationsOf({ citations }: Input): Citation[] {
  const stated = (citations ?? []) as Input[];
  if (stated.length === 0) {
    throw new Refused('citations', 'REQUIRED', 'a participation needs a source: at least one citation');
  }
  if (stated.length > MOST_CITATIONS) {
    throw new Refused(
      'citations',
      'RANGE',
      `${stated.length} citations are more than ${MOST_CITATIONS}, the most of a fact`,
    );
  }
  return stated.map((citation) => {
    const cells = cellsOf('participations', CITATION, citation);
    return Object.fromEntries(
      Object.values(CITATION).map((header) => [header, cells[header] ?? null]),
    ) as unknown as Citation;
  });
}

const MOST_CITATIONS = 50;

/** The citations on record and the new ones; of the same source the evidence of both. */
export function together(recorded: readonly Citation[], added: readonly Citation[]): Citation[] {
  const citations = [...recorded];
  const source = ({ evidence: _, ...rest }: Citation) => JSON.stringify(rest);
  for (const citation of added) {
    const at = citations.findIndex((cited) => source(cited) === source(citation));
    if (at < 0) citations.push(citation);
    else if (citations[at]!.evidence !== citation.evidence) {
      const texts = [citations[at]!.evidence, citation.evidence].filter((text) => text != null);
      citations[at] = { ...citation, evidence: texts.length === 0 ? null : texts.join('\n') };
    }
  }
  return citations;
}

/** A start as it is written: a year is known to the year, and a day that is only a bound is the last that it can be. */
export function startOf(text: string, precision: string | null): Cells {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) {
    throw new Refused(
      'validFrom',
      'TYPE',
      `validFrom ${quote(text)} is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD`,
    );
  }
  if (month !== undefined && (month < '01' || month > '12')) {
    throw new Refused('validFrom', 'TYPE', `validFrom ${quote(text)} is not a month of the calendar`);
  }
  const written = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  if (precision === 'no_later_than') {
    const last = day ?? (month === undefined ? '31' : lastDayOf(year, month));
    return { valid_from: `${year}-${month ?? '12'}-${last}`, date_precision: precision };
  }
  if (precision !== null && precision !== written && written !== 'day') {
    throw new Refused(
      'datePrecision',
      'EXPECTATION',
      `datePrecision is ${precision.toUpperCase()}, and validFrom ${quote(text)} gives a ${written}`,
    );
  }
  return { valid_from: `${year}-${month ?? '01'}-${day ?? '01'}`, date_precision: precision ?? written };
}

function lastDayOf(year: string, month: string): string {
  return String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate());
}

/** The number of the participation that an identifier names, in whatever state it was read; null where it names none. */
export function participationId(id: string): number | null {
  const { type, key = '' } = identifierIn(id) ?? {};
  return type === 'Participation' && /^\d{1,15}$/.test(key) ? Number(key) : null;
}

/** A name as a slug. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
