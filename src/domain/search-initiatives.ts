import { INITIATIVES_A_STEP, type Steps } from '../common/steps.js';
import { foldForSearch } from './fold.js';
import type { Initiative, Participant, Roll } from './roll.js';

/** What is looked at of an initiative, folded; made when somebody first searches it. */
interface Texts {
  /** Slug, names and aliases, each by itself. */
  readonly names: readonly string[];
  /** All that is searched, with a line break between texts, so that no word is found across two of them. */
  readonly all: string;
}

const texts = new WeakMap<Roll, (Texts | undefined)[]>();

function textsOf(roll: Roll, initiative: Initiative): Texts {
  let byInitiative = texts.get(roll);
  if (!byInitiative) {
    byInitiative = [];
    texts.set(roll, byInitiative);
  }
  const { index } = initiative;
  byInitiative[index] ??= foldedTexts(roll, initiative);
  return byInitiative[index];
}

/** Names and aliases of an initiative, with the language that each is in. */
export function namesOfInitiative(roll: Roll, { index, names }: Initiative): { text: string; language: string }[] {
  const ownNames = Object.entries(names).flatMap(([language, text]) =>
    typeof text === 'string' ? [{ text, language }] : [],
  );
  return [...ownNames, ...(roll.initiativeAliases.get(index) ?? [])];
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
 * The text by which an initiative is found where no single name holds all of the folded words: the first of its summaries
 * and leaders that holds one of the words, else the first such name. Null where a word is in none of its texts.
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

/** Punctuation that people type around words; it is dropped, because no word needs it to be found. */
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
  for (const [position, initiative] of among.entries()) {
    if (position % INITIATIVES_A_STEP === INITIATIVES_A_STEP - 1) yield;
    const { names, all } = textsOf(roll, initiative);
    if (!words.every((word) => all.includes(word))) continue;
    const rank = names.includes(whole) ? 0 : names.some((name) => name.includes(whole)) ? 1 : 2;
    ranks[rank]!.push(initiative);
  }
  return ranks.flatMap((sameRank) => sameRank.sort((a, b) => a.index - b.index));
}
