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

function foldedTexts(roll: Roll, { index, slug, names, summaries, leadOrganisation }: Initiative): Texts {
  const aliases = (roll.initiativeAliases.get(index) ?? []).map(({ text }) => text);
  const leads = (roll.leads.get(index) ?? []).flatMap((lead) => namesOfParticipant(roll.participantAt[lead]));
  const folded = (list: readonly (string | null | undefined)[]) =>
    list.flatMap((text) => (typeof text === 'string' ? [foldForSearch(text)] : []));
  const own = folded([slug, ...Object.values(names), ...aliases]);
  return { names: own, all: [...own, ...folded([summaries.en, summaries.zh, leadOrganisation, ...leads])].join('\n') };
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
