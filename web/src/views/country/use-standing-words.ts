import { useSelectionName } from '../../components/selection-name.js';
import { capital } from '../../lib/citation.js';
import { useFormat } from '../../lib/use-format.js';
import { useChartWords, useTerm } from '../../lib/use-term.js';
import { useFrame } from '../../state/use-frame.js';
import type { Country, Standing } from './use-country.js';
import { useWords } from './words.js';

/** A place among others, as the API tells it. */
export interface PlaceAmongOthers {
  readonly place: number;
  readonly tiedCount: number;
  readonly bestPlace: number;
  readonly worstPlace: number;
}

/** A number that may be too low, since of some initiatives it is not known whether the country takes part. */
export function useAtLeast(): (count: number, possible: number) => string {
  const format = useFormat();
  const words = useChartWords();
  return (count, possible) => (possible > count ? words.atLeast(format.number(count)) : format.number(count));
}

/** How a country stands, in whole sentences, the most important first. */
export function useStandingWords(): (country: Country, standing: Standing, asOf: string) => string[] {
  const { t } = useWords();
  const format = useFormat();
  const term = useTerm();
  const atLeast = useAtLeast();
  const selection = useSelectionName();
  const { countryInText } = useFrame();
  return (country, standing, asOf) => {
    const { rank, joinings } = standing.country;
    const number = format.number(standing.coParticipation.initiatives.length);
    const sentences: string[] = [];
    if (rank) {
      const none = rank.coverage > 0 ? null : rank.possibleCoverage > 0 ? 'standing.noneOnRecord' : 'standing.none';
      sentences.push(
        t(none === null ? 'standing.coverage' : none, {
          country: countryInText(country.code),
          coverage: atLeast(rank.coverage, rank.possibleCoverage),
          number,
          selection,
          day: format.day(asOf),
        }),
      );
      if (country.unStatus === 'MEMBER') sentences.push(...placeInWords(rank));
      else sentences.push(t('standing.noMember', { status: term('unStatus', country.unStatus) }));
    } else sentences.push(t('standing.notCounted', { country: countryInText(country.code), day: format.day(asOf) }));
    if (joinings) {
      sentences.push(
        t(joinings.unknownCount > 0 ? 'standing.doorsAndUnknown' : 'standing.doors', {
          free: format.number(joinings.freeCount),
          invited: format.number(joinings.byInvitationCount),
          unknown: format.number(joinings.unknownCount),
        }),
      );
    }
    return sentences.map(capital);
  };

  function placeInWords({
    place,
    tiedCount,
    bestPlace,
    worstPlace,
    size,
  }: PlaceAmongOthers & { size: number }): string[] {
    const of = format.number(size);
    const told = t(
      tiedCount === 0 ? 'standing.place' : tiedCount === 1 ? 'standing.sharedWithOne' : 'standing.shared',
      {
        place: format.number(place),
        others: format.number(tiedCount),
        of,
      },
    );
    if (bestPlace === worstPlace) return [told];
    return [told, t('standing.between', { best: format.number(bestPlace), worst: format.number(worstPlace) })];
  }
}
