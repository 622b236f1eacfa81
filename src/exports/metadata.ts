import { formatDay } from '../domain/day.js';
import { groupsInScheme } from '../domain/groups.js';
import { incomplete, listsCheckedBefore } from '../domain/lists.js';
import { type Locale } from '../domain/locale.js';
import { nameIn, textIn } from '../domain/names.js';
import type { Group, Initiative } from '../domain/roll.js';
import { fewerThanOf } from '../questions/checks.js';
import type { QuestionInput } from '../questions/fields.js';
import { notesOf } from '../questions/notes.js';
import { citationOf, citeYears, provenance } from '../questions/provenance.js';
import type { Question } from '../questions/question.js';
import type { Column, ExportTable } from './table.js';

/** What stands beside the rows of every export: enough to print them, to cite them and to ask for them again. */
export interface Metadata {
  readonly title: string;
  readonly export: string;
  readonly format: string;
  /** Language of names, texts and notes; columns and codes are the same in all. */
  readonly locale: Locale;
  readonly release: string | null;
  /** Null where a release says it: revisions are numbered by each installation, and its file is the same in all. */
  readonly revision: string | null;
  /** When it was first recorded: of a release that a package ships, the instant that the package states. */
  readonly recordedAt: string;
  readonly dataThrough: string;
  /** Short name of the selection, and the initiatives that it holds, by slug; absent where nothing is counted. */
  readonly selection?: { readonly name: string; readonly initiatives: readonly string[] };
  /** Day on which the lists below were looked at: of a series that of its last point, when the most lists have aged. */
  readonly listsOn?: string;
  /** Those from whose list absence can not be concluded: participation is "at least", absence "at most". */
  readonly incompleteInitiatives?: readonly string[];
  /** Those whose list concludes, though it was last checked before the day. */
  readonly listsCheckedBefore?: readonly string[];
  readonly schemes?: readonly string[];
  /** The groups of the schemes, or the group asked about, with what defines them. */
  readonly groups?: readonly { readonly slug: string; readonly name: string; readonly definition: string | null }[];
  readonly group?: string;
  /** The states looked at, by alpha-3 code, where some were named. */
  readonly countries?: readonly string[];
  /** The indicators, where some were named. */
  readonly indicators?: readonly string[];
  readonly fewerThan?: number;
  readonly compositionAt?: string;
  readonly counting?: {
    readonly presence: string;
    /** The rule on organisations. */
    readonly blocs: string;
    readonly roles: readonly string[] | null;
    readonly universe: string;
    readonly minConfidence: string | null;
  };
  readonly asOf?: string;
  readonly from?: number;
  readonly to?: number;
  readonly method?: string;
  /** What the choice of a rule on organisations, or of a definition, leaves open. */
  readonly sensitivity?: object;
  /** In whole sentences: what was counted and how, the range, and which lists do not say all. */
  readonly notes: readonly string[];
  readonly licence: string;
  readonly cite: string;
  readonly columns: readonly Column[];
  /** Of CSV: it begins with a byte order mark. */
  readonly bom?: true;
}

/** What is known only once every row was written. */
export interface Content {
  readonly rowCount: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Which bytes were hashed: a file that carries its own metadata can not hold its own hash. */
  readonly sha256Of: 'this file' | 'the same rows as CSV';
}

export function metadataOf(
  question: Question,
  name: string,
  title: string,
  format: string,
  { columns, footing, sensitivity, notes = [] }: ExportTable,
): Metadata {
  const { release, revision, method, licence, cite, presence, blocs, roles, universe, minConfidence } =
    provenance(question);
  const { input, snapshot, schemes, group, countries, initiatives, selectionName, rule } = question;
  const yearly = input.from != null && input.to != null && footing !== null;
  const locale = localeOf(question);
  const slugs = (things: readonly Initiative[]) => things.map(({ slug }) => slug);
  const groups = groupsOf(question);
  const data = {
    ...(input.bom ? { bom: true as const } : {}),
    title,
    export: name,
    format,
    locale,
    release,
    revision: release === null ? revision : null,
    recordedAt: snapshot.firstRecordedAt(question.revision.id).toISOString(),
    dataThrough: question.revision.dataThrough,
  };
  const looked = {
    ...(groups.length > 0 ? { groups: groups.map((each) => described(question, each, locale)) } : {}),
    ...(group ? { group: group.slug } : {}),
    ...(countries ? { countries: countries.map(({ code }) => code) } : {}),
  };
  if (footing === null) {
    const { indicators, from, to } = input;
    return {
      ...data,
      ...looked,
      ...(indicators == null ? {} : { indicators }),
      ...(from == null ? {} : { from }),
      ...(to == null ? {} : { to }),
      asOf: formatDay(question.day),
      notes,
      licence,
      cite: `${citationOf(snapshot, question.revision.id, question.release)} ${title}.`,
      columns,
    };
  }
  return {
    ...data,
    selection: { name: selectionName, initiatives: slugs(initiatives) },
    listsOn: formatDay(footing.listsOn),
    incompleteInitiatives: slugs(incomplete(initiatives, footing.listsOn, rule)),
    listsCheckedBefore: slugs(listsCheckedBefore(initiatives, footing.listsOn, rule)),
    ...(schemes.length > 0 ? { schemes: schemes.map(({ slug }) => slug) } : {}),
    ...looked,
    ...(name === 'gaps' ? { fewerThan: fewerThanOf(input) } : {}),
    ...(input.compositionAt == null ? {} : { compositionAt: formatDay(input.compositionAt) }),
    counting: { presence, blocs, roles, universe, minConfidence: minConfidence ?? null },
    ...(yearly ? { from: input.from!, to: input.to! } : { asOf: formatDay(question.day) }),
    method,
    ...(sensitivity ? { sensitivity } : {}),
    notes: notesOf(question, footing, locale),
    licence,
    cite: yearly ? citeYears(cite, question.input) : cite,
    columns,
  };
}

/**
 * The question with what its data are, and the method that answered: the address of what stands beside a file will fit it
 * whatever is recorded meanwhile, and is the same wherever the release is.
 */
export function pinned(
  { input, revision }: Pick<Question, 'input' | 'revision'>,
  { release, method }: Pick<Metadata, 'release' | 'method'>,
): QuestionInput {
  if (input.release) return input;
  const { knownAt, ...rest } = input;
  return release === null ? { ...rest, knownAt: knownAt ?? revision.recordedAt, method } : { ...rest, release, method };
}

/** The language that was asked for. */
export function localeOf({ input }: Pick<Question, 'input'>): Locale {
  return input.locale ?? 'EN';
}

function groupsOf({ schemes, group, roll }: Question): Group[] {
  return [...(group ? [group] : []), ...new Set(schemes.flatMap((scheme) => groupsInScheme(roll, scheme)))];
}

function described({ roll }: Question, { slug, names, definition }: Group, locale: Locale) {
  return { slug, name: nameIn(names, locale), definition: textIn(roll, 'groups.definition', definition, locale) };
}
