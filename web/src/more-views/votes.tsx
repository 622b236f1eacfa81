import { useCallback, useMemo } from 'react';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawStackedBars } from '../../../src/figures/stacked-bars.js';
import { Choice } from '../components/choice.js';
import { useCountryOptions, useSchemeOptions } from '../components/controls.js';
import { DayField } from '../components/day-field.js';
import { FigureCard } from '../components/figure-card.js';
import { useSelectionName } from '../components/selection-name.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Unanswered, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { VotesViewDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { isSelected, listingOf, PUBLISHED, selectionOf } from '../state/view-state.js';
import { HowToRead } from './how-to-read.js';
import { POSITIONS } from './positions.js';
import { publishedWords } from './published-words.js';
import { useWords } from './use-words.js';
import { VotesOfState } from './votes-of-state.js';
import { VotesOnOne } from './votes-on-one.js';

/** Positions on record: who voted how, and who dissociated itself or declined, by initiative. */
export default function Votes() {
  const { t } = useWords();
  const term = useTerm();
  const format = useFormat();
  const frame = useFrame();
  const { state, parameter, change } = useView();
  const { embedded } = useShell();
  const selectionName = useSelectionName();
  const schemes = useSchemeOptions();
  // The published set has no positions: without a choice of the reader's, every initiative is looked at.
  const chosen = isSelected(state) || state.set !== PUBLISHED.set;
  const asOf = state.asOf ?? frame.dataThrough;
  const variables = useMemo(
    () => ({ selection: chosen ? selectionOf(state) : null, asOf, facts: listingOf(state), locale: frame.locale }),
    [chosen, state, asOf, frame.locale],
  );
  const answer = useAnswer(VotesViewDocument, variables);
  const data = answer.data;
  const rows = useMemo(() => {
    if (!data) return [];
    const countsOf = POSITIONS.map(
      ([key]) => new Map(data[key].byInitiative.nodes.map(({ initiative, tally }) => [initiative.slug, tally.states])),
    );
    return data.participationCounts.byInitiative.nodes.map(({ initiative }) => ({
      ...initiative,
      counts: countsOf.map((counts) => counts.get(initiative.slug) ?? 0),
    }));
  }, [data]);
  const parts = useMemo(() => POSITIONS.map(([key, role, look]) => ({ key, name: term('role', role), look })), [term]);
  const draw = useCallback(
    (context: FigureContext) =>
      drawStackedBars(
        {
          parts,
          bars: rows.map(({ slug, name, counts }) => ({
            key: slug,
            name,
            counts,
            value: format.number(counts.reduce((sum, count) => sum + count, 0)),
          })),
          format: format.number,
        },
        context,
      ),
    [parts, rows, format],
  );
  const asked = parameter('initiative');
  const country = parameter('country')?.toUpperCase() || null;
  const countries = useCountryOptions(country, t('network.noCountry'));
  const initiative = rows.find(({ slug }) => slug === asked) ?? rows[0];
  const controls = (
    <form className="controls" aria-label={t('control.label')} onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={t('votes.initiative')}
        value={initiative?.slug ?? ''}
        options={rows.map(({ slug, name }) => ({ value: slug, label: name }))}
        onChange={(value) => change({}, { initiative: value })}
      />
      <Choice
        label={t('votes.country')}
        value={country ?? ''}
        options={countries}
        onChange={(value) => change({}, { country: value || null })}
      />
      <DayField label={t('control.asOf')} value={asOf} onChange={(day) => change({ asOf: day })} />
      <Choice
        label={t('control.scheme')}
        value={state.scheme}
        options={schemes}
        onChange={(scheme) => change({ scheme })}
      />
    </form>
  );
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!data) return <Waiting tall />;
  const heading = t('votes.heading', { number: format.number(rows.length) });
  const caption = t('votes.caption', {
    selection: chosen ? selectionName : t('votes.every'),
    day: format.day(asOf),
  });
  const provenance = { ...data.participationCounts, licence: frame.dataset.licence };
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">
            <Words>{heading}</Words>
          </h1>
          <p className="standfirst">{t('votes.standfirst')}</p>
          {controls}
          {country !== null && <VotesOfState code={country} asOf={asOf} />}
        </>
      )}
      {rows.length === 0 || initiative === undefined ? (
        <Empty>{t('votes.nothing')}</Empty>
      ) : (
        <>
          <VotesOnOne initiative={initiative} asOf={asOf} parts={parts} provenance={provenance} />
          <FigureCard
            id="votes"
            title={t('votes.title')}
            pictureTitle={heading}
            subtitle={t('votes.subtitle')}
            invitation={t('votes.choose')}
            caption={caption}
            description={t('votes.description')}
            draw={draw}
            asOf={asOf}
            ranges={[t('votes.notKnown')]}
            table={{
              columns: [
                { key: 'initiative', label: t('column.initiative') },
                ...parts.map(({ key, name }) => ({ key, label: name, numeric: true })),
                { key: 'published', label: t('votes.column.published') },
              ],
              rows: rows.map(({ name, counts, votes }) => ({
                initiative: name,
                ...Object.fromEntries(parts.map(({ key }, index) => [key, counts[index]!])),
                published: votes && t('votes.published', publishedWords(votes, format.number)),
              })),
            }}
            provenance={provenance}
            request={{ document: VotesViewDocument as never, variables }}
            facts={{ initiatives: rows.map(({ slug }) => slug), roleClasses: ['POSITION'] }}
            onChoose={(key) => change({}, { initiative: key.split(':')[0]! })}
          />
          {!embedded && (
            <HowToRead>
              <p>{t('votes.how.positions')}</p>
              <p>{t('votes.how.notKnown')}</p>
            </HowToRead>
          )}
        </>
      )}
    </>
  );
}
