import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawGroupBars } from '../../../src/figures/group-bars.js';
import { Choice, useCaption, useSchemeOptions } from '../components/controls.js';
import { FigureCard, type Request } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Failed, Waiting } from '../components/states.js';
import { SchemesViewDocument, type SchemesViewQuery } from '../generated/graphql.js';
import { groupCells, groupColumns } from '../lib/group-figures.js';
import { useFormat } from '../lib/use-format.js';
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
  const { own, change } = useView();
  const { embedded } = useShell();
  const first = own('scheme1') ?? FIRST_SCHEME;
  const second = own('scheme2') ?? SECOND_SCHEME;
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
  const [one, other] = [sides?.[0], sides?.[1] ?? sides?.[0]];
  return (
    <>
      {!embedded && controls}
      {answer.error ? (
        <Failed error={answer.error} retry={answer.retry} />
      ) : one && other ? (
        <div className="pair">
          <SchemeCard id="scheme-one" side={one} beside={other} request={request} />
          <SchemeCard id="scheme-other" side={other} beside={one} request={request} />
        </div>
      ) : (
        <Waiting tall />
      )}
    </>
  );
}

function useBars(side: Side) {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () =>
      side.groups.map(({ group, members, participants }) => ({
        key: group.slug,
        name: group.name,
        none: members - participants,
        some: participants,
        value: t('definitions.value', { none: format.number(members - participants), all: format.number(members) }),
        noneLabel: t('definitions.none', { number: format.number(members - participants) }),
        someLabel: t('definitions.some', { number: format.number(participants) }),
        marked: group.slug === side.scheme.globalSouthGroup?.slug,
      })),
    [side, format, t],
  );
}

function SchemeCard({ id, side, beside, request }: { id: string; side: Side; beside: Side; request: Request }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { to } = useView();
  const [, navigate] = useLocation();
  const captionOf = useCaption();
  const bars = useBars(side);
  const others = useBars(beside);
  const draw = useCallback((context: FigureContext) => drawGroupBars(bars, context, others), [bars, others]);
  const indexes = [
    side.gallagher === null ? null : t('compare.gallagher', { value: format.decimal(side.gallagher, 1) }),
    side.loosemoreHanby === null
      ? null
      : t('compare.loosemoreHanby', { value: format.decimal(side.loosemoreHanby, 3) }),
  ].filter((part) => part !== null);
  return (
    <FigureCard
      id={id}
      title={side.scheme.name}
      subtitle={[t('map.subtitle'), ...indexes].join(' · ')}
      caption={[captionOf(side.asOf), ...indexes].join(t('list.semicolon'))}
      description={t('compare.schemeDescription', { scheme: side.scheme.name })}
      draw={draw}
      pictureWidth={760}
      table={{
        columns: [{ key: 'name', label: t('column.group') }, ...groupColumns(t)],
        rows: side.groups.map((item) => ({ name: item.group.name, ...groupCells(item) })),
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
