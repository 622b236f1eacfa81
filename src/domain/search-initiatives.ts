import { foldForSearch } from './fold.js';
import type { Initiative, Participant, Roll } from './roll.js';
import { INITIATIVES_A_STEP, type Steps } from './steps.js';

/** What is looked at of an initiative, folded; made when somebody first searches it. */
interface Texts {
  /** Slug, names and aliases, each by itself. */
  readonly names: readonly string[];
  /** All that is searched, with a line break between texts, so that no word is found across two of them. */
  readonly all: string;
}

const texts = new WeakMap<Roll, (Texts | undefined)[]>();

function textsOf(roll: Roll, initiative: Initiative): Texts {
  let known = texts.get(roll);
  if (!known) {
    known = [];
    texts.set(roll, known);
  }
  const { index } = initiative;
  known[index] ??= foldedTexts(roll, initiative);
  return known[index];
}

/** Names and aliases of an initiative, with the language that each is in. */
export function namesOfInitiative(roll: Roll, { index, names }: Initiative): { text: string; language: string }[] {
  const own = Object.entries(names).flatMap(([language, text]) =>
    typeof text === 'string' ? [{ text, language }] : [],
  );
  return [...own, ...(roll.initiativeAliases.get(index) ?? [])];
}

/** What is told of an initiative beside its names: summaries, and who leads it. */
function toldOf(roll: Roll, { index, summaries, leadOrganisation }: Initiative): string[] {
  const leads = (roll.leads.get(index) ?? []).flatMap((lead) => namesOfParticipant(roll.participantAt[lead]));
  return [summaries.en, summaries.zh, leadOrganisation, ...leads].filter((text) => typeof text === 'string');
}

function foldedTexts(roll: Roll, initiative: Initiative): Texts {
  const names = [initiative.slug, ...namesOfInitiative(roll, initiative).map(({ text }) => text)].map(foldForSearch);
  return { names, all: [...names, ...toldOf(roll, initiative).map(foldForSearch)].join('\n') };
}

/**
 * The text about an initiative by which it is found where not all of the folded words stand in one of its names: the first of its summary or of
 * its leaders that holds one of them, else the name that does; null where not every word stands somewhere.
 */
export function wordsOfInitiative(roll: Roll, initiative: Initiative, words: readonly string[]): string | null {
  const { all } = textsOf(roll, initiative);
  if (!words.every((word) => all.includes(word))) return null;
  const texts = [...toldOf(roll, initiative), ...namesOfInitiative(roll, initiative).map(({ text }) => text)];
  return texts.find((text) => words.some((word) => foldForSearch(text).includes(word))) ?? initiative.slug;
}

/** The words of a text as it is searched: runs of letters and digits, folded. */
export function wordsOf(text: string): string[] {
  return foldForSearch(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function namesOfParticipant(participant: Participant | undefined): (string | null | undefined)[] {
  return participant ? [participant.code, ...Object.values(participant.names)] : [];
}

/** Marks that people type around words, and that no word needs to be found. */
const AROUND = /^[\s,;:.!?"'“”‘’()（）《》、，。；：]+|[\s,;:.!?"'“”‘’()（）《》、，。；：]+$/gu;

/**
 * Those of the initiatives in which every word of the search stands, in whatever order and text: first those whose slug,
 * name or alias is the search, then those that hold it whole in a name or alias, then the rest; each by slug (method,
 * section 1).
 */
export function* searchInitiativesInSteps(
  roll: Roll,
  among: readonly Initiative[],
  search: string,
): Steps<readonly Initiative[]> {
  const whole = foldForSearch(search).replace(AROUND, '');
  const words = whole.split(/\s+/u).flatMap((word) => word.replace(AROUND, '') || []);
  const ranks: Initiative[][] = [[], [], []];
  for (const [place, initiative] of among.entries()) {
    if (place % INITIATIVES_A_STEP === INITIATIVES_A_STEP - 1) yield;
    const { names, all } = textsOf(roll, initiative);
    if (!words.every((word) => all.includes(word))) continue;
    const rank = names.includes(whole) ? 0 : names.some((name) => name.includes(whole)) ? 1 : 2;
    ranks[rank]!.push(initiative);
  }
  return ranks.flatMap((found) => found.sort((a, b) => a.index - b.index));
}
