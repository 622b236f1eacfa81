import type { Block } from '../document.js';
import { paragraph, type Told } from './told.js';

/** The names of those in none, by group, and what is known of them. */
export function noneBlocks({ data, words, counted }: Told): Block[] {
  if (data.headline.atNone === 0) return paragraph(words, words.nobodyInNone(counted));
  const groups = data.groups.groups.flatMap((group) => {
    const { absent, through, unsure } = group.none;
    const count = absent.length + through.length + unsure.length;
    if (count === 0) return [];
    const parts = [
      ...(absent.length > 0 ? [words.states(absent)] : []),
      ...(through.length > 0 ? [words.onlyThrough(words.states(through))] : []),
      ...(unsure.length > 0 ? [words.unsure(words.states(unsure))] : []),
    ];
    const lead = words.noneOfGroup(words.shortName(group), count, group.now.members, unsure.length > 0);
    return [{ lead: `${lead}${words.colon}`, text: `${parts.join(words.between)}${words.stop}` }];
  });
  return [...paragraph(words, words.noneHeading(counted)), { kind: 'list', items: groups }];
}
