import { useCallback, useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import type { FigureContext } from '../../../src/figures/frame.js';
import { type BarPart, drawStackedBars } from '../../../src/figures/stacked-bars.js';
import { FigureCard } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Failed, Waiting } from '../components/states.js';
import { VotesOnDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { type Provenance, useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { listingOf } from '../state/view-state.js';
import { POSITIONS } from './positions.js';
import { publishedWords } from './published-words.js';
import { useWords } from './use-words.js';

interface Properties {
  readonly initiative: {
    readonly slug: string;
    readonly name: string;
    readonly votes: { readonly for: number; readonly against: number; readonly abstained: number } | null;
  };
  readonly asOf: string;
  readonly parts: readonly BarPart[];
  readonly provenance: Provenance;
}

/** The positions on one initiative: by group, and who took which. */
export function VotesOnOne({ initiative, asOf, parts, provenance }: Properties) {
  const { t } = useWords();
  const format = useFormat();
  const frame = useFrame();
  const { state, to } = useView();
  const [, navigate] = useLocation();
  const { embedded } = useShell();
  const variables = useMemo(
    () => ({
      initiatives: [initiative.slug],
      scheme: state.scheme,
      asOf,
      facts: listingOf(state),
      locale: frame.locale,
    }),
    [initiative.slug, state, asOf, frame.locale],
  );
  const answer = useAnswer(VotesOnDocument, variables);
  const data = answer.data;
  const bars = useMemo(() => {
    if (!data) return [];
    const groups = [...(data.scheme?.groups ?? []), { slug: 'not-classified', name: t('group.notClassified') }];
    const tallies = POSITIONS.map(
      ([key]) => new Map(data[key].byGroup.map(({ group, tally }) => [group?.slug ?? '', tally.states])),
    );
    const ofGroup = (slug: string) => tallies.map((counts) => counts.get(slug) ?? 0);
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    return groups
      .map(({ slug, name }) => ({ key: slug, name, counts: ofGroup(slug) }))
      .filter(({ counts }) => sum(counts) > 0)
      .map((bar) => ({ ...bar, value: format.number(sum(bar.counts)) }));
  }, [data, format, t]);
  const draw = useCallback(
    (context: FigureContext) => drawStackedBars({ parts, bars, format: format.number }, context),
    [parts, bars, format],
  );
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!data) return <Waiting />;
  const { votes } = initiative;
  const title = t('votes.on', { initiative: initiative.name });
  const published = votes === null ? null : t('votes.publishedWhole', publishedWords(votes, format.number));
  const scheme = frame.schemes.find(({ slug }) => slug === state.scheme)?.name ?? state.scheme;
  const { nodes, totalCount } = data.participations;
  return (
    <>
      <FigureCard
        id="votes-on"
        title={title}
        subtitle={t('votes.onSubtitle')}
        caption={t('votes.onCaption', { scheme, day: format.day(asOf) })}
        description={t('votes.onDescription', { initiative: initiative.name })}
        draw={draw}
        asOf={asOf}
        ranges={[...(published === null ? [] : [published]), t('votes.notKnown')]}
        table={{
          columns: [
            { key: 'group', label: t('column.group') },
            ...parts.map(({ key, name }) => ({ key, label: name, numeric: true })),
          ],
          rows: bars.map(({ name, counts }) => ({
            group: name,
            ...Object.fromEntries(parts.map(({ key }, index) => [key, counts[index]!])),
          })),
        }}
        provenance={provenance}
        request={{ document: VotesOnDocument as never, variables }}
        facts={{ initiatives: [initiative.slug], roleClasses: ['POSITION'] }}
        onChoose={() => navigate(to(`/initiative/${initiative.slug}`))}
      />
      {!embedded && (
        <section className="block" aria-labelledby="by-name">
          <h2 id="by-name">{t('votes.byName', { number: format.number(totalCount) })}</h2>
          {POSITIONS.map(([key, role]) => {
            const named = nodes.filter((node) => node.role === role);
            if (named.length === 0) return null;
            return (
              <details key={key} open={named.length <= 30}>
                <summary>
                  {t('votes.namesOf', {
                    position: parts.find((part) => part.key === key)!.name,
                    number: format.number(named.length),
                  })}
                </summary>
                <ul className="chips">
                  {named.map(({ participant }) => (
                    <li key={participant.code}>
                      {participant.__typename === 'Country' ? (
                        <Link href={to(`/country/${participant.code}`)}>{frame.countryName(participant.code)}</Link>
                      ) : (
                        <Link href={to(`/organisations/${participant.code}`)}>{participant.name}</Link>
                      )}
                    </li>
                  ))}
                </ul>
              </details>
            );
          })}
        </section>
      )}
    </>
  );
}
