import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FigureContext } from '../../../src/figures/frame.js';
import { lineLook } from '../../../src/figures/line-look.js';
import { drawShareLines, type ShareSeries } from '../../../src/figures/share-lines.js';
import { darkTheme, lightTheme } from '../../../src/figures/theme.js';
import { useRuleInWords } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Failed, Waiting } from '../components/states.js';
import { KindSeriesDocument } from '../generated/graphql.js';
import { isWithheld, linesOfGroups, tableOfYears } from '../lib/group-figures.js';
import { formatOf } from '../lib/measures.js';
import { seriesVariables } from '../lib/series-variables.js';
import { useFormat } from '../lib/use-format.js';
import { useChartWords, useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { useMeasure, useYears } from '../state/use-years.js';
import { KINDS, type Kind } from '../state/view-state.js';

/** The kinds shown as small multiples: national measures are context, not tables. */
const SHOWN_KINDS = KINDS.filter((kind) => kind !== 'NATIONAL_MEASURE');
const SHOWN_FIRST = 6;
const SMALL_HEIGHT = 190;

/** Identifies the figure of a kind on the page, and in the address of an iframe. */
const idOf = (kind: Kind) => `kind-${kind.toLowerCase().replaceAll('_', '-')}`;

/** The kind whose figure alone is asked for; undefined where another one is. */
export function kindOfFigure(figure: string | null): Kind | undefined {
  return SHOWN_KINDS.find((kind) => idOf(kind) === figure);
}

/** The same measure for each kind of initiative, side by side. */
export function Multiples({ groups }: { groups: readonly ShareSeries[] }) {
  const { t } = useTranslation();
  const measure = useMeasure();
  const [open, setOpen] = useState<readonly Kind[]>(SHOWN_KINDS.slice(0, SHOWN_FIRST));
  return (
    <section className="block" aria-labelledby="multiples">
      <h2 id="multiples">{t('overTime.byKind', { measure: t(`measure.${measure}`) })}</h2>
      <p className="figure-subtitle">{t('overTime.byKindText')}</p>
      <LineLegend groups={groups} />
      <div className="multiples">
        {open.map((kind) => (
          <KindMultiple key={kind} kind={kind} />
        ))}
      </div>
      {open.length < SHOWN_KINDS.length && (
        <button type="button" className="more" onClick={() => setOpen(SHOWN_KINDS)}>
          {t('overTime.allKinds')}
        </button>
      )}
    </section>
  );
}

/** Which line is which group's, once for all the small figures. */
function LineLegend({ groups }: { groups: readonly ShareSeries[] }) {
  const { dark } = useShell();
  return (
    <ul className="line-legend">
      {groups.map(({ key, name }, index) => (
        <li key={key}>
          <svg width="28" height="8" aria-hidden="true">
            <line x1="0" x2="28" y1="4" y2="4" strokeWidth="2.2" {...lineLook(dark ? darkTheme : lightTheme, index)} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

/** Every initiative of a kind: a small figure among others, or alone in an iframe. */
export function KindMultiple({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, to } = useView();
  const { embedded } = useShell();
  const rule = useRuleInWords();
  const term = useTerm();
  const words = useChartWords();
  const measure = useMeasure();
  const years = useYears();
  const variables = seriesVariables(state, frame, { kinds: [kind] }, years.from, years.to);
  const answer = useAnswer(KindSeriesDocument, variables);
  const points = answer.data?.representationSeries;
  const data = useMemo(() => {
    if (!points) return null;
    const withheld = points.filter(isWithheld);
    return {
      series: linesOfGroups(points, (figures) => figures[measure], words.withheld),
      ...(measure === 'representationRatio' ? { parity: { value: 1, label: words.parity } } : {}),
      ...(withheld.length > 0 ? { withheldLabel: words.withheld } : {}),
      withheldAll: withheld.length === points.length,
      lists: (withheld.at(-1) ?? points.at(-1))?.representation,
      format: formatOf(measure, format),
      formatYear: format.year,
    };
  }, [points, measure, format, words]);
  const draw = useCallback(
    (context: FigureContext) => {
      const small = !context.standalone && !embedded;
      return drawShareLines({ ...data!, ...(small ? { height: SMALL_HEIGHT, labels: false } : {}) }, context);
    },
    [data, embedded],
  );
  const name = term('kind', kind);
  const end = points?.at(-1);
  const heading = (
    <Link href={to('/over-time', { set: null, initiatives: [], kinds: [kind] }, { measure })}>{name}</Link>
  );
  // Withheld figures are hatched and said to be withheld: "none on record" would be false of them.
  if (
    end &&
    data?.series.some(({ points: sharePoints }) =>
      sharePoints.some(({ value, withheld }) => value !== null || withheld),
    )
  ) {
    const title = t('overTime.kindTitle', { measure: t(`measure.${measure}`), kind: name });
    return (
      <FigureCard
        id={idOf(kind)}
        title={title}
        smallHeading={heading}
        subtitle={t(`measure.explained.${measure}`)}
        caption={t('overTime.caption', {
          selection: t('control.allOfKind', { kind: name }),
          from: format.year(years.from),
          to: format.year(years.to),
          rule: rule(end.representation.provenance),
        })}
        description={title}
        draw={draw}
        ranges={data.withheldAll ? [words.withheldAll] : []}
        lists={data.lists}
        pictureWidth={800}
        table={tableOfYears(points!, t)}
        provenance={end.representation.provenance}
        request={{ document: KindSeriesDocument as never, variables }}
        facts={{ kinds: [kind] }}
      />
    );
  }
  return (
    <div className="figure small-figure">
      <h3>{heading}</h3>
      {answer.error ? (
        <Failed error={answer.error} retry={answer.retry} />
      ) : end ? (
        <Empty>{t('overTime.noneYet')}</Empty>
      ) : (
        <Waiting />
      )}
    </div>
  );
}
