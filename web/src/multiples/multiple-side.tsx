import { useTranslation } from 'react-i18next';
import type { Draft } from '../choose/draft.js';
import { useRuleInWords } from '../components/controls.js';
import { DistributionCard } from '../components/distribution-card.js';
import { SelectionButton } from '../components/selection-choice.js';
import { useSelectionNameOf } from '../components/selection-name.js';
import { useShell } from '../components/shell-context.js';
import { Failed, Waiting } from '../components/states.js';
import { MultipleViewDocument } from '../generated/graphql.js';
import { capital } from '../lib/citation.js';
import { someUnsure, standingByCode } from '../lib/standings.js';
import { useFormat } from '../lib/use-format.js';
import { useChartWords } from '../lib/use-term.js';
import { RatiosCard } from './ratios-card.js';
import type { AskedSide } from './use-sides.js';
import { useWords } from './words.js';

type BesideTexts = NonNullable<Parameters<typeof DistributionCard>[0]['besideTexts']>;

/** One of the selections: how many initiatives it holds, how many states are in none, its bars and its groups. */
export function MultipleSide(properties: {
  index: number;
  side: AskedSide;
  mostStates: number;
  mostRatio: number;
  besideTexts: BesideTexts;
  onChange: (selection: Draft) => void;
  onRemove: (() => void) | undefined;
}) {
  const { t } = useWords();
  const { embedded } = useShell();
  const { side, index } = properties;
  const name = useSelectionNameOf()(side.selection);
  return (
    <section className="multiple" aria-labelledby={`side-${index}`}>
      <div className="multiple-head">
        <h2 id={`side-${index}`}>{name}</h2>
        {!embedded && (
          <p className="multiple-tools">
            <SelectionButton
              label={t('multiples.change')}
              about={name}
              selected={side.selection}
              onChoose={properties.onChange}
            />
            {properties.onRemove && (
              <button
                type="button"
                className="choose-button"
                aria-label={t('multiples.removeThis', { name })}
                onClick={properties.onRemove}
              >
                {t('multiples.remove')}
              </button>
            )}
          </p>
        )}
      </div>
      <Found {...properties} name={name} />
    </section>
  );
}

function Found({
  index,
  side: { answer, variables },
  mostStates,
  mostRatio,
  besideTexts,
  name,
}: {
  index: number;
  side: AskedSide;
  mostStates: number;
  mostRatio: number;
  besideTexts: BesideTexts;
  name: string;
}) {
  const { t } = useWords();
  const { t: shared } = useTranslation();
  const format = useFormat();
  const words = useChartWords();
  const rule = useRuleInWords();
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting tall />;
  const { distribution, matrix, representation } = answer.data;
  const standings = standingByCode(matrix.rows);
  const bucket = distribution.buckets[0];
  const none = format.number(bucket?.size ?? 0);
  const unsure = someUnsure(
    (bucket?.countries ?? []).map(({ code }) => code),
    standings,
  );
  const caption = shared('table.caption', {
    selection: name,
    day: format.day(distribution.asOf),
    rule: rule(distribution.provenance),
  });
  const request = { document: MultipleViewDocument as never, variables };
  return (
    <>
      <p className="multiple-numbers">
        <strong>
          {t('multiples.n', {
            number: format.number(distribution.initiatives.length),
          })}
        </strong>
        {' · '}
        {t('multiples.none', {
          none: capital(unsure ? words.atMost(none) : none),
          all: format.number(distribution.universeSize),
        })}
      </p>
      <DistributionCard
        id={`multiple-${index + 1}`}
        side={distribution}
        standings={standings}
        most={mostStates}
        besideTexts={besideTexts}
        caption={caption}
        title={t('multiples.distribution', { name })}
        small={t('multiples.distributionShort')}
        asOf={distribution.asOf}
        request={request}
      />
      <RatiosCard
        id={`multiple-${index + 1}-ratios`}
        groups={representation.groups}
        side={distribution}
        most={mostRatio}
        caption={caption}
        name={name}
        request={request}
      />
    </>
  );
}
