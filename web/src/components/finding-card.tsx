import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { drawFindingBars } from '../../../src/figures/finding-bars.js';
import { darkTheme, lightTheme } from '../../../src/figures/theme.js';
import type { FindingsViewQuery } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { usePrinting } from '../state/use-printing.js';
import { useView } from '../state/use-view.js';
import { useShell } from './shell-context.js';
import './finding-card.css';

export type RankedFinding = FindingsViewQuery['findings']['ranked'][number];

const SEE: Readonly<Record<RankedFinding['kind'], string>> = {
  APART: 'today.seeMatrix',
  NESTED: 'today.seeMatrix',
  GREW_UNEVENLY: 'today.seeMatrix',
  NOT_CARRIED_OVER: 'today.seeMatrix',
  GROUP_ABSENT: 'today.seeGaps',
  STANDS_OUT: 'today.seeCountry',
  SHARE_MOVED: 'today.seeOverTime',
  NEWCOMERS: 'today.seeOverTime',
};

/** A finding: the sentence, what it is held against as a small figure, and the way to where it can be seen. */
export function FindingCard({ finding }: { finding: RankedFinding }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { state } = useView();
  const { dark } = useShell();
  const printing = usePrinting();
  const { key, kind, text, chanceText, counted, expected, path } = finding;
  const figureHost = useRef<HTMLDivElement>(null);
  const about = expected >= 10 ? Math.round(expected) : Math.round(expected * 10) / 10;
  const countedText = t('today.counted', { figure: format.number(counted) });
  const expectedText = t('today.expected', { figure: format.number(about) });
  useLayoutEffect(() => {
    const drawing = drawFindingBars(
      { counted, expected, countedText, expectedText, description: chanceText },
      { document: document as never, theme: dark && !printing ? darkTheme : lightTheme },
    );
    figureHost.current?.replaceChildren(drawing as never);
  }, [counted, expected, countedText, expectedText, chanceText, dark, printing]);
  const textId = `finding-${key.replaceAll(/[^A-Za-z0-9-]/g, '-')}`;
  return (
    <li className="finding">
      <p id={textId} className="finding-text">
        {text}
      </p>
      <div ref={figureHost} className="finding-figure" />
      <p className="finding-chance">{chanceText}</p>
      <Link href={`${path}&lang=${state.language}`} aria-describedby={textId}>
        {t(SEE[kind])}
      </Link>
    </li>
  );
}
