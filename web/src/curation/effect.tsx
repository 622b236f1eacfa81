import { useMemo } from 'react';
import { Choice } from '../components/choice.js';
import { PresenceChoice } from '../components/controls.js';
import { type Countings, DistributionCard, MovedStates, useMoved } from '../components/distribution-card.js';
import { Failed, Waiting } from '../components/states.js';
import {
  CompareViewDocument,
  type Presence,
  type ProposalPageQuery,
  ReleaseDayDocument,
  type SelectionInput,
} from '../generated/graphql.js';
import { standingByCode } from '../lib/standings.js';
import { useFormat } from '../lib/use-format.js';
import { useChartWords, useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { PRESENCES, PUBLISHED } from '../state/view-state.js';
import { NOW } from './asking.js';
import { useWords } from './words.js';

type Proposal = NonNullable<ProposalPageQuery['proposal']>;

/** Every initiative whose list is complete. */
const COMPLETE = 'complete';
/** The initiatives of the proposal alone, where all are on record. */
const CONCERNED = 'concerned';

/** What approving a proposal would do to a figure: the same question asked plainly, and as if it were approved. */
export function Effect({ proposal }: { proposal: Proposal }) {
  const { t } = useWords();
  const term = useTerm();
  const format = useFormat();
  const { dataset, locale, sets } = useFrame();
  const { parameter, change } = useView();
  const slugs = useMemo(
    () => [...new Set(proposal.changes.flatMap(({ initiative }) => initiative?.slug ?? []))],
    [proposal],
  );
  const isNew = proposal.changes.some(
    ({ sense, initiative, participant }) => initiative && !participant && sense === 'RECORDED',
  );
  const holding = sets.filter(({ initiatives }) => initiatives.some(({ slug }) => slugs.includes(slug)));
  const usual = (holding.find(({ slug }) => slug === PUBLISHED.set) ?? holding[0])?.slug ?? COMPLETE;
  const options = [
    ...sets.map(({ slug, name }) => ({ value: slug, label: name })),
    { value: COMPLETE, label: t('effect.complete') },
    ...(slugs.length > 0 && !isNew ? [{ value: CONCERNED, label: t('effect.concerned') }] : []),
  ];
  const chosen =
    options.find(({ value }) => value === parameter('of')) ?? options.find(({ value }) => value === usual)!;
  // By default CURRENT, because a withdrawal makes no difference to the cumulative count.
  const presence = PRESENCES.find((sense) => sense.toLowerCase() === parameter('sense')) ?? 'CURRENT';

  const supposed = useMemo(() => ({ presence, proposal: proposal.id }), [presence, proposal.id]);
  const would = useAnswer(ReleaseDayDocument, { counting: supposed }, false, NOW);
  const dayAfter = would.data?.distribution.asOf;
  const day = dayAfter === undefined ? undefined : dayAfter > dataset.dataThrough ? dayAfter : dataset.dataThrough;
  const variables = useMemo(() => {
    const selection: SelectionInput =
      chosen.value === COMPLETE
        ? { completeOnly: true }
        : chosen.value === CONCERNED
          ? { initiatives: slugs }
          : { set: chosen.value };
    const counting = { presence };
    return {
      selection,
      asOf: day ?? dataset.dataThrough,
      counting,
      otherSelection: selection,
      otherAsOf: day ?? dataset.dataThrough,
      otherCounting: supposed,
      names: counting,
      locale,
    };
  }, [chosen.value, slugs, presence, day, dataset.dataThrough, supposed, locale]);
  const answer = useAnswer(CompareViewDocument, variables, day === undefined, NOW);
  const error = would.error ?? answer.error;
  const caption = t('table.caption', {
    selection: chosen.label,
    day: day === undefined ? '' : format.day(day),
    rule: term('presence', presence),
  });
  return (
    <section className="block" aria-labelledby="effect">
      <h2 id="effect">{t('effect.title')}</h2>
      <form className="controls" aria-label={t('effect.asked')} onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={t('control.selection')}
          value={chosen.value}
          options={options}
          onChange={(value) => change({}, { of: value === usual ? null : value })}
        />
        <PresenceChoice
          value={presence}
          onChange={(sense: Presence) => change({}, { sense: sense === 'CURRENT' ? null : sense.toLowerCase() })}
        />
      </form>
      {error ? (
        <Failed
          error={error}
          retry={() => {
            would.retry();
            answer.retry();
          }}
        />
      ) : !answer.data || day === undefined ? (
        <Waiting tall />
      ) : (
        <>
          <p>
            {t(day === dataset.dataThrough ? 'effect.dayOfData' : 'effect.dayOfApproval', {
              day: format.day(day),
              through: format.day(dataset.dataThrough),
            })}
          </p>
          <BeforeAndAfter countings={answer.data} caption={caption} day={day} variables={variables} />
        </>
      )}
    </section>
  );
}

function BeforeAndAfter(properties: {
  readonly countings: Countings;
  readonly caption: string;
  readonly day: string;
  readonly variables: unknown;
}) {
  const { t } = useWords();
  const { countings, caption, day } = properties;
  const { one: before, other: after } = countings;
  const format = useFormat();
  const moved = useMoved(countings);
  const request = { document: CompareViewDocument as never, variables: properties.variables };
  const still = moved.length === 0 && before.initiatives.length === after.initiatives.length;
  return (
    <>
      {still ? (
        <p className="note" role="status">
          {t('effect.nothing')}
        </p>
      ) : (
        <Numbers countings={countings} caption={caption} />
      )}
      <div className="pair">
        <DistributionCard
          id="before"
          side={before}
          standings={standingByCode(countings.oneStandings.rows)}
          beside={after}
          which={t('effect.before')}
          caption={caption}
          request={request}
          asOf={day}
          embeddable={false}
        />
        <DistributionCard
          id="after"
          side={after}
          standings={standingByCode(countings.otherStandings.rows)}
          beside={before}
          baseline={before.buckets.filter(({ k, size }) => after.buckets.find((item) => item.k === k)?.size !== size)}
          which={t('effect.after')}
          caption={`${caption}${t('list.semicolon')}${t('effect.notApproved')}`}
          request={request}
          asOf={day}
          embeddable={false}
          supposed
        />
      </div>
      {!still && (
        <>
          <p className="muted small">{t('effect.strokes')}</p>
          <MovedStates
            countings={countings}
            moved={moved}
            heading={t('effect.moved', { number: format.number(moved.length) })}
          />
        </>
      )}
    </>
  );
}

/** How many states take part in how many, before and after; what moves is marked. */
function Numbers({ countings, caption }: { readonly countings: Countings; readonly caption: string }) {
  const { t } = useWords();
  const words = useChartWords();
  const format = useFormat();
  const { one, other } = countings;
  const n = Math.max(one.initiatives.length, other.initiatives.length);
  const sizeOf = (buckets: Countings['one']['buckets'], k: number) => buckets.find((item) => item.k === k)?.size ?? 0;
  const rows = Array.from({ length: n + 1 }, (_, k) => ({
    k,
    from: sizeOf(one.buckets, k),
    to: sizeOf(other.buckets, k),
  })).filter(({ k, from, to }) => k === 0 || from !== to);
  return (
    <table className="moves" id="moves">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.k')}</th>
          <th scope="col" className="numeric">
            {t('effect.before')}
          </th>
          <th scope="col" className="numeric">
            {t('effect.after')}
          </th>
          <th scope="col" className="numeric">
            {t('effect.change')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ k, from, to }) => (
          <tr key={k} data-k={k}>
            <th scope="row">{k === 0 ? words.none : words.kOfN(format.number(k), format.number(n))}</th>
            <td className="numeric">{format.number(from)}</td>
            <td className={from === to ? 'numeric' : 'numeric moved'}>{format.number(to)}</td>
            <td className={from === to ? 'numeric' : 'numeric moved'}>
              {from === to ? t('effect.same') : `${to > from ? '+' : '−'}${format.number(Math.abs(to - from))}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
