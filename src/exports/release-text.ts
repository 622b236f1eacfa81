import { table } from '../common/table.js';
import { withinSentence } from '../domain/locale.js';
import { ROLE_TERMS, ROLES } from '../domain/vocabulary.js';
import { differing, type FactImage } from '../record/change.js';
import { periodText, TERSE } from '../record/period-text.js';
import type { FactChange, FigureChange, FigureRange, ReleaseDiff } from './release-diff.js';

/** Changes of a table that are listed unless all are asked for; how many more there are is said. */
export const LISTED = 20;

/** What a reader calls the rows of a table. */
const TITLES: Readonly<Record<string, string>> = {
  country_version: 'Countries',
  country_alias: 'Other names of countries',
  organisation_version: 'Organisations',
  group_version: 'Groups',
  group_membership: 'Members of groups',
  scheme_version: 'Schemes',
  scheme_group: 'Groups of schemes',
  population: 'Population',
  initiative_version: 'Initiatives',
  initiative_alias: 'Other names of initiatives',
  initiative_lead: 'Who leads initiatives',
  initiative_set_version: 'Sets of initiatives',
  initiative_set_member: 'Initiatives in sets',
  participation: 'Participations',
  indicator_version: 'Indicators',
  indicator_value: 'Values of indicators',
  translation: 'Texts in Chinese',
};

/** The difference of two releases as text: how much changed where, what, and what that does to the headline figures. */
export function diffText({ counts, changes, figuresOf, figures, lists }: ReleaseDiff, all: boolean): string {
  if (counts.length === 0) return 'The two releases state the same facts.';
  const listed = counts.map(({ table: name }) => {
    const lines = changes
      .filter((change) => change.table === name)
      .map(changeText)
      .sort();
    const shown = all ? lines : lines.slice(0, LISTED);
    const more = lines.length > shown.length ? [`  and ${lines.length - shown.length} more (--all lists them)`] : [];
    return [`${titleOf(name)}:`, ...shown.map((line) => `  ${line}`), ...more].join('\n');
  });
  const moved = figures.filter(
    ({ before, after, rangeBefore, rangeAfter }) =>
      before !== after || rangeBefore?.least !== rangeAfter?.least || rangeBefore?.greatest !== rangeAfter?.greatest,
  );
  const { asOf, presence, blocs, universe, method } = figuresOf;
  const counted = `as of ${asOf}, ${presence}, blocs ${blocs}, ${universe}, method ${method}`;
  const listsOf = new Map(lists.map(({ set, before, after }) => [set, { before, after }]));
  const isOpen = (set: string, side: 'before' | 'after') => (listsOf.get(set)?.[side]?.incomplete ?? 0) > 0;
  const rows = moved.map((change) => [
    change.set,
    change.figure,
    figureText(change, change.before, change.rangeBefore, isOpen(change.set, 'before')),
    figureText(change, change.after, change.rangeAfter, isOpen(change.set, 'after')),
  ]);
  return [
    table([
      ['what', 'added', 'replaced', 'closed'],
      ...counts.map(({ table: name, added, replaced, closed }) => [titleOf(name), added, replaced, closed]),
    ]),
    ...listed,
    ...(moved.length === 0
      ? [`No headline figure moved (${counted}).`]
      : [
          table([['set', 'headline figure', 'before', 'after'], ...rows]),
          `Headline figures ${counted}. In brackets: the least and the greatest over the rules on organisations; the representation ratio is the least and the greatest over these and the definitions of the Global South. Over lists that are not complete no ratio is given (–), who is in none is at most, who is in all at least.`,
        ]),
  ].join('\n\n');
}

function titleOf(name: string): string {
  return TITLES[name] ?? name;
}

/** Figures that are only a bound where lists are incomplete. */
const BOUNDS: Readonly<Record<string, string>> = { 'states in none': 'at most ', 'states in all': 'at least ' };

function figureText(
  { figure }: FigureChange,
  value: number | null,
  range: FigureRange | null,
  listsAreOpen: boolean,
): string | null {
  if (value === null) return null;
  const digits = (figureValue: number) => (Number.isInteger(figureValue) ? `${figureValue}` : figureValue.toFixed(4));
  const isRange = range !== null && range.least !== range.greatest;
  const bound = listsAreOpen ? (BOUNDS[figure] ?? '') : '';
  return `${bound}${digits(value)}${isRange ? ` (${digits(range.least)} to ${digits(range.greatest)})` : ''}`;
}

/** A change as a line. */
export function changeText({ table: name, change, before, after }: FactChange): string {
  if (before === null || after === null) return `${change} ${factText(name, (after ?? before)!)}`;
  const said = differing(before, after).map(
    (column) => `${column}: ${shortened(before[column])} -> ${shortened(after[column])}`,
  );
  return `${change} ${factText(name, after)} (${said.length > 0 ? said.join('; ') : 'further citations'})`;
}

/** Characters of a text that tell it from another in a line. */
const SHORT = 60;

function shortened(value: unknown): string {
  if (value == null) return 'none';
  const text = String(value);
  const characters = [...text];
  return characters.length <= SHORT ? text : `${characters.slice(0, SHORT - 1).join('')}…`;
}

/** A fact as a reader names it. */
function factText(name: string, image: FactImage): string {
  const of = (column: string) => String(image[column] ?? '');
  switch (name) {
    case 'participation':
      return `${of('initiative')}: ${of('participant')}, ${roleText(of('role'))}, ${periodText(image, TERSE)}`;
    case 'group_membership':
      return `${of('group')}: ${of('country')}, ${periodText(image, TERSE)}`;
    case 'country_alias':
      return `"${of('alias')}" (${of('lang')}) for ${of('country')}`;
    case 'initiative_alias':
      return `"${of('alias')}" (${of('lang')}) for ${of('initiative')}`;
    case 'initiative_lead':
      return `${of('initiative')}: ${of('participant')}, lead ${of('position')}`;
    case 'initiative_set_member':
      return `${of('set')}: ${of('initiative')}, place ${of('position')}`;
    case 'scheme_group':
      return `${of('scheme')}: ${of('group') || of('slug')}, place ${of('position')}`;
    case 'translation':
      return `${of('table_name')}.${of('column_name')}: ${shortened(image.text_en)}`;
    case 'population':
      return `${of('country')} in ${of('year')}`;
    case 'indicator_value':
      return `${of('indicator')}: ${of('country')} in ${of('year')}`;
    default:
      // A thing by what names it: its code or slug.
      return ['country', 'organisation', 'group', 'scheme', 'initiative', 'set', 'indicator']
        .filter((column) => `${column}_version` === name || (column === 'set' && name === 'initiative_set_version'))
        .map(of)
        .join(' ');
  }
}

function roleText(role: string): string {
  const label = ROLES.find((candidate) => candidate.toLowerCase() === role);
  return label === undefined ? role : withinSentence(ROLE_TERMS[label].en);
}
