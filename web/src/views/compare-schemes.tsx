import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawGroupBars } from '../../../src/figures/group-bars.js';
import { Choice } from '../components/choice.js';
import { useCaption, useSchemeOptions } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import type { Request } from '../components/figure-card-properties.js';
import { useShell } from '../components/shell-context.js';
import { Failed, Waiting } from '../components/states.js';
import { SchemesViewDocument, type SchemesViewQuery } from '../generated/graphql.js';
import { groupBar, restOf, splitOf } from '../lib/group-bars.js';
import { groupCells, groupColumns } from '../lib/group-figures.js';
import { type StandingByCode, standingByCode } from '../lib/standings.js';
import { useFormat } from '../lib/use-format.js';
import { useChartWords } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';

type Side = SchemesViewQuery['compareSchemes'][number];

/** The two definitions compared where the address names none. */
export const FIRST_SCHEME = 'g77-and-china';
export const SECOND_SCHEME = 'unctad-development-status';

/** The same figures under two schemes side by side. */
export function CompareSchemes() {
  const { t } = useTranslation();
  const { parameter, change } = useView();
  const { embedded } = useShell();
  const first = parameter('scheme1') ?? FIRST_SCHEME;
  const second = parameter('scheme2') ?? SECOND_SCHEME;
  const variables = {
    ...useQuestion(),
    // The same scheme on both sides is asked for once: the API takes each once.
    schemes: first === second ? [first] : [first, second],
  };
  const answer = useAnswer(SchemesViewDocument, variables);
  const options = useSchemeOptions();
  const controls = (
    <form className="controls" aria-label={t('compare.schemes')} onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={t('compare.firstScheme')}
        value={first}
        options={options}
        onChange={(value) => change({}, { scheme1: value })}
      />
      <Choice
        label={t('compare.secondScheme')}
        value={second}
        options={options}
        onChange={(value) => change({}, { scheme2: value })}
      />
    </form>
  );
  const request: Request = { document: SchemesViewDocument as never, variables };
  const sides = answer.data?.compareSchemes;
  const rows = answer.data?.matrix.rows;
  const standings = useMemo(() => standingByCode(rows ?? []), [rows]);
  const [firstSide, secondSide] = [sides?.[0], sides?.[1] ?? sides?.[0]];
  return (
    <>
      {!embedded && controls}
      {answer.error ? (
        <Failed error={answer.error} retry={answer.retry} />
      ) : firstSide && secondSide ? (
        <div className="pair">
          <SchemeCard id="scheme-one" side={firstSide} beside={secondSide} standings={standings} request={request} />
          <SchemeCard id="scheme-other" side={secondSide} beside={firstSide} standings={standings} request={request} />
        </div>
      ) : (
        <Waiting tall />
      )}
    </>
  );
}

function useBars(side: Side, standings: StandingByCode) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useChartWords();
  return useMemo(() => {
    const rest = restOf(side.groups, standings);
    return side.groups.map((item) => {
      const { slug, name } = item.group;
      const marked = slug === side.scheme.globalSouthGroup?.slug;
      return groupBar({ key: slug, name, marked }, splitOf(item, standings, rest), standings, words, format, t);
    });
  }, [side, standings, format, words, t]);
}

interface SchemeCardProperties {
  readonly id: string;
  readonly side: Side;
  readonly beside: Side;
  readonly standings: StandingByCode;
  readonly request: Request;
}

function SchemeCard({ id, side, beside, standings, request }: SchemeCardProperties) {
  const { t } = useTranslation();
  const format = useFormat();
  const { to } = useView();
  const [, navigate] = useLocation();
  const captionOf = useCaption();
  const words = useChartWords();
  const bars = useBars(side, standings);
  const others = useBars(beside, standings);
  const draw = useCallback(
    (context: FigureContext) => drawGroupBars({ bars, standings: words.standings, beside: others }, context),
    [bars, others, words],
  );
  const withheld = side.incompleteInitiatives.length > 0;
  const indexes = [
    side.gallagher === null || withheld ? null : t('compare.gallagher', { value: format.decimal(side.gallagher, 1) }),
    side.loosemoreHanby === null || withheld
      ? null
      : t('compare.loosemoreHanby', { value: format.decimal(side.loosemoreHanby, 3) }),
  ].filter((part) => part !== null);
  return (
    <FigureCard
      id={id}
      title={side.scheme.name}
      subtitle={[t('compare.schemeSubtitle'), ...indexes].join(' · ')}
      caption={[captionOf(side.asOf, side.provenance), ...indexes].join(t('list.semicolon'))}
      description={t('compare.schemeDescription', { scheme: side.scheme.name })}
      draw={draw}
      lists={side}
      pictureWidth={760}
      table={{
        columns: [{ key: 'name', label: t('column.group') }, ...groupColumns(t)],
        rows: side.groups.map((item) => ({ name: item.group.name, ...groupCells(item, withheld, t) })),
      }}
      provenance={side.provenance}
      request={request}
      facts={{ initiatives: side.initiatives.map((initiative) => initiative.slug) }}
      onChoose={(key) => {
        navigate(to('/gaps', {}, { group: key.split(':')[0]! }));
      }}
    />
  );
}
