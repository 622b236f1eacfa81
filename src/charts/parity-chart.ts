import type { Steps } from '../common/steps.js';
import { joiningsByInitiative, parityInSteps } from '../domain/parity.js';
import { partitionAt } from '../domain/partition.js';
import { coverageOfAllInSteps } from '../domain/presence.js';
import type { Group } from '../domain/roll.js';
import type { PartLook } from '../figures/stacked-bars.js';
import { type ChartQuestion, isOpen, joinSentences, limitBars, schemeOf, textOf } from './chart-question.js';
import type { Chart } from './figure.js';
import { MORE_WORDS, type ParityFinding } from './more-words.js';

/** The group that is named; else the one furthest below its share or, where lists are incomplete, the scheme's first. */
function* groupAsked(asked: ChartQuestion): Steps<Group> {
  const { question } = asked;
  if (question.group !== null) return question.group;
  const { roll, initiatives, day, rule } = question;
  const coverage = yield* coverageOfAllInSteps(roll, initiatives, day, rule);
  const rates = partitionAt(roll, schemeOf(question), day, rule.universe)
    .parts.filter(({ group, members }) => members.length > 0 && group.slug !== 'not-classified')
    .map(({ group, members }) => ({
      group,
      rate: members.reduce((sum, { index }) => sum + coverage[index]!, 0) / members.length,
    }));
  const ordered = isOpen(asked) ? rates : [...rates].sort((a, b) => a.rate - b.rate);
  return ordered[0]!.group;
}

/** The joinings that would bring a group to its share. */
export function* parity(asked: ChartQuestion): Steps<Chart> {
  const { question, words, name, number, locale } = asked;
  const { roll, initiatives, day, rule } = question;
  limitBars(question, 'joinings');
  const more = MORE_WORDS[locale];
  const group = yield* groupAsked(asked);
  const parityOfGroup = yield* parityInSteps(roll, initiatives, group, day, rule);
  const { needed } = parityOfGroup;
  const open = number(parityOfGroup.free + parityOfGroup.byInvitation);
  const finding: ParityFinding = isOpen(asked)
    ? { is: 'notKnown', open }
    : needed === null
      ? { is: 'noMembers', open }
      : needed === 0
        ? { is: 'reached', open }
        : {
            is: parityOfGroup.withinReach ? 'needed' : 'outOfReach',
            needed: number(needed),
            isOne: needed === 1,
            open,
          };
  const tellsNeeded = finding.is === 'needed' || finding.is === 'outOfReach';
  const bars = joiningsByInitiative(parityOfGroup).map(({ initiative, joinings, needed: first }) => {
    const isInvited = initiative.openness === 'BY_INVITATION';
    const dark = tellsNeeded ? first : 0;
    return {
      key: initiative.slug,
      name: name(initiative.names),
      counts: [dark, isInvited ? 0 : joinings - dark, isInvited ? joinings - dark : 0],
      value: number(joinings),
    };
  });
  const looks: readonly PartLook[] = ['dark', 'light', 'dots'];
  return {
    text: textOf(asked, more.parityTitle(name(group.names), finding), {
      note: joinSentences(
        asked,
        more.parityNote,
        more.parityBeside(number(parityOfGroup.barred), number(parityOfGroup.unknown)),
      ),
    }),
    figure: {
      of: 'stacked-bars',
      data: {
        parts: more.parityParts.map((part, partIndex) => ({
          key: String(partIndex),
          name: part,
          look: looks[partIndex]!,
        })),
        bars,
        of: parityOfGroup.members,
      },
    },
    language: words.language,
    width: 900,
  };
}
