import { useCallback, useMemo } from 'react';
import { Link } from 'wouter';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawOverlapBars } from '../../../src/figures/overlap-bars.js';
import { Choice } from '../components/choice.js';
import { useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Failed, Waiting } from '../components/states.js';
import { type NetworkViewQuery, OverlapViewDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { useWords } from './use-words.js';

const PARTS = ['onlyFirst', 'both', 'onlySecond'] as const;

/** Two of the initiatives: which states take part in the one alone, in both, and in the other alone. */
export function TwoInitiatives({ network }: { network: NetworkViewQuery['coParticipation'] }) {
  const { t } = useWords();
  const format = useFormat();
  const frame = useFrame();
  const { parameter, change, to } = useView();
  const { embedded } = useShell();
  const captionOf = useCaption();
  const question = useQuestion();
  const { initiatives } = network;
  const named = (slug: string | null) => initiatives.find((initiative) => initiative.slug === slug);
  const first = named(parameter('one')) ?? initiatives[0];
  const other = named(parameter('other')) ?? initiatives.find(({ slug }) => slug !== first?.slug);
  const same = first !== undefined && first.slug === other?.slug;
  const second = same ? initiatives.find(({ slug }) => slug !== first.slug) : other;
  const variables = useMemo(
    () => ({ ...question, initiative: first?.slug ?? '', other: second?.slug ?? '' }),
    [question, first?.slug, second?.slug],
  );
  const enough = first !== undefined && second !== undefined;
  const answer = useAnswer(OverlapViewDocument, variables, !enough);
  const result = answer.data?.coParticipation;
  const overlap = result?.overlap;
  // A state that is not on an incomplete list may take part all the same.
  const open = new Set(result?.incompleteInitiatives.map(({ slug }) => slug));
  const [firstOpen, secondOpen] = [open.has(overlap?.first.slug ?? ''), open.has(overlap?.second.slug ?? '')];
  const says = useCallback(
    (part: (typeof PARTS)[number]) => {
      const bounds = {
        onlyFirst: secondOpen ? (firstOpen ? 'onRecord' : 'atMost') : firstOpen ? 'atLeast' : 'exact',
        both: firstOpen || secondOpen ? 'atLeast' : 'exact',
        onlySecond: firstOpen ? (secondOpen ? 'onRecord' : 'atMost') : secondOpen ? 'atLeast' : 'exact',
      } as const;
      return t(`network.two.${part}`, {
        first: overlap?.first.name,
        second: overlap?.second.name,
        number: t(`network.number.${bounds[part]}`, { number: format.number(overlap?.[part].length ?? 0) }),
      });
    },
    [overlap, firstOpen, secondOpen, format, t],
  );
  const draw = useCallback(
    (context: FigureContext) => {
      const stretch = (part: (typeof PARTS)[number]) => ({
        count: overlap?.[part].length ?? 0,
        value: format.number(overlap?.[part].length ?? 0),
        label: says(part),
      });
      return drawOverlapBars(
        {
          first: overlap?.first.name ?? '',
          second: overlap?.second.name ?? '',
          onlyFirst: stretch('onlyFirst'),
          both: stretch('both'),
          onlySecond: stretch('onlySecond'),
          bothLabel: t('network.bothShort'),
        },
        context,
      );
    },
    [overlap, format, says, t],
  );
  if (!enough) return null;
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!result || !overlap) return <Waiting />;
  const options = initiatives.map(({ slug, name }) => ({ value: slug, label: name }));
  const title = says('both');
  const total = overlap.onlyFirst.length + overlap.both.length + overlap.onlySecond.length;
  return (
    <>
      {!embedded && (
        <form className="controls block" aria-label={t('network.two')} onSubmit={(event) => event.preventDefault()}>
          <Choice
            label={t('network.one')}
            value={first.slug}
            options={options.filter(({ value }) => value !== second.slug)}
            onChange={(value) => change({}, { one: value, other: second.slug })}
          />
          <Choice
            label={t('network.other')}
            value={second.slug}
            options={options.filter(({ value }) => value !== first.slug)}
            onChange={(value) => change({}, { one: first.slug, other: value })}
          />
        </form>
      )}
      <FigureCard
        id="two-initiatives"
        title={title}
        subtitle={t('network.twoSubtitle', { number: format.number(overlap.neitherCount) })}
        caption={captionOf(result.asOf, result.provenance)}
        description={PARTS.map(says).join(t('list.semicolon'))}
        draw={draw}
        lists={{
          ...result,
          initiatives: [first, second],
          incompleteInitiatives: result.incompleteInitiatives.filter(
            ({ slug }) => slug === first.slug || slug === second.slug,
          ),
        }}
        table={{
          columns: [
            { key: 'country', label: t('column.country') },
            { key: 'code', label: t('column.code') },
            { key: 'first', label: overlap.first.name },
            { key: 'second', label: overlap.second.name },
          ],
          rows: PARTS.flatMap((part) =>
            overlap[part].map(({ code }) => ({
              country: frame.countryName(code),
              code,
              first: t(part === 'onlySecond' ? (firstOpen ? 'network.notOnRecord' : 'network.no') : 'network.yes'),
              second: t(part === 'onlyFirst' ? (secondOpen ? 'network.notOnRecord' : 'network.no') : 'network.yes'),
            })),
          ),
        }}
        provenance={result.provenance}
        request={{ document: OverlapViewDocument as never, variables }}
        facts={{ initiatives: [first.slug, second.slug] }}
      />
      {!embedded && total > 0 && (
        <div className="block">
          {PARTS.filter((part) => overlap[part].length > 0).map((part) => (
            <details key={part} open={part === 'both'}>
              <summary>{says(part)}</summary>
              <ul className="chips">
                {overlap[part]
                  .map(({ code }) => ({ code, name: frame.countryName(code) }))
                  .sort((a, b) => format.compare(a.name, b.name))
                  .map(({ code, name }) => (
                    <li key={code}>
                      <Link href={to(`/country/${code}`)}>{name}</Link>
                    </li>
                  ))}
              </ul>
            </details>
          ))}
        </div>
      )}
    </>
  );
}
