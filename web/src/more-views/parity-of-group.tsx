import { type ReactNode, useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawStackedBars } from '../../../src/figures/stacked-bars.js';
import { useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Empty } from '../components/states.js';
import { Words } from '../components/words.js';
import { ParityViewDocument, type ParityViewQuery, type ParityViewQueryVariables } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useView } from '../state/use-view.js';
import { HowToRead } from './how-to-read.js';
import { JoiningsList } from './joinings-list.js';
import { LeftOut } from './left-out.js';
import { useWords } from './use-words.js';

type Parity = ParityViewQuery['parity'];

/**
 * What is found of a group: at parity, so many joinings away from it, or out of reach. Over lists that do not say all the
 * distance is not known, while what is open by complete lists is.
 */
function findingOf(parity: Parity): 'notKnown' | 'noMembers' | 'reached' | 'outOfReach' | 'needed' | 'neededOne' {
  if (parity.incompleteInitiatives.length > 0) return 'notKnown';
  if (parity.needed === null) return 'noMembers';
  if (parity.needed === 0) return 'reached';
  if (!parity.withinReach) return 'outOfReach';
  return parity.needed === 1 ? 'neededOne' : 'needed';
}

export function ParityOfGroup(properties: {
  readonly data: ParityViewQuery;
  readonly variables: ParityViewQueryVariables;
  readonly controls: ReactNode;
}) {
  const { data, variables, controls } = properties;
  const { parity } = data;
  const { t } = useWords();
  const format = useFormat();
  const term = useTerm();
  const { to } = useView();
  const [, navigate] = useLocation();
  const { embedded } = useShell();
  const captionOf = useCaption();
  const finding = findingOf(parity);
  const tellsNeeded = ['needed', 'neededOne', 'outOfReach'].includes(finding);
  const words = {
    group: parity.group.name,
    number: format.number(parity.needed ?? 0),
    free: format.number(parity.freeCount),
    invited: format.number(parity.byInvitationCount),
    open: format.number(parity.freeCount + parity.byInvitationCount),
    ratio: parity.representationRatio === null ? '–' : format.fixed(parity.representationRatio, 2),
    after: parity.representationRatioAfter === null ? '–' : format.fixed(parity.representationRatioAfter, 2),
    seats: format.number(parity.seats),
    all: format.number(parity.allSeats),
    members: format.number(parity.members),
    unknown: format.number(parity.unknownCount),
    barred: format.number(parity.barredCount),
  };
  const bars = useMemo(
    () =>
      parity.byInitiative.map(({ initiative, joiningCount, neededCount }) => {
        const invited = initiative.openness === 'BY_INVITATION';
        const needed = tellsNeeded ? neededCount : 0;
        return {
          key: initiative.slug,
          name: initiative.name,
          counts: [needed, invited ? 0 : joiningCount - needed, invited ? joiningCount - needed : 0],
          value: format.number(joiningCount),
        };
      }),
    [parity, tellsNeeded, format],
  );
  const draw = useCallback(
    (context: FigureContext) =>
      drawStackedBars(
        {
          parts: [
            { key: 'needed', name: t('parity.part.needed'), look: 'dark' },
            { key: 'free', name: t('parity.part.free'), look: 'light' },
            { key: 'invited', name: t('parity.part.invited'), look: 'dots' },
          ],
          bars,
          of: parity.members,
          format: format.number,
        },
        context,
      ),
    [bars, parity.members, format, t],
  );
  const heading = t(`parity.heading.${finding}`, words);
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">
            <Words>{heading}</Words>
          </h1>
          <p className="standfirst">
            {t(finding === 'notKnown' ? 'parity.standfirst.notKnown' : 'parity.standfirst.known', words)}
          </p>
          {controls}
        </>
      )}
      {bars.length === 0 ? (
        <Empty>{t('parity.nothing', words)}</Empty>
      ) : (
        <FigureCard
          id="parity"
          title={t('parity.figure', words)}
          pictureTitle={heading}
          subtitle={t('parity.subtitle')}
          caption={captionOf(parity.asOf, parity.provenance)}
          description={t('parity.description', words)}
          draw={draw}
          lists={parity}
          ranges={[t('parity.beside', words)]}
          table={{
            columns: [
              { key: 'initiative', label: t('column.initiative') },
              { key: 'openness', label: t('parity.column.openness') },
              { key: 'open', label: t('parity.column.open'), numeric: true },
              { key: 'needed', label: t('parity.column.needed'), numeric: true },
            ],
            rows: parity.byInitiative.map(({ initiative, joiningCount, neededCount }) => ({
              initiative: initiative.name,
              openness: term('openness', initiative.openness),
              open: joiningCount,
              needed: tellsNeeded ? neededCount : null,
            })),
          }}
          provenance={parity.provenance}
          request={{ document: ParityViewDocument as never, variables }}
          facts={{ group: parity.group.slug, initiatives: parity.initiatives.map(({ slug }) => slug) }}
          onChoose={(key) => navigate(to(`/initiative/${key.split(':')[0]}`))}
        />
      )}
      {!embedded && (
        <>
          <HowToRead>
            <p>{t('parity.how.ratio')}</p>
            <p>{t('parity.how.order')}</p>
            <p>{t('parity.how.leftOut')}</p>
            <LeftOut label={(count) => t('time.notByStates', { number: count })} initiatives={parity.notByStates} />
          </HowToRead>
          {parity.joinings.totalCount > 0 && (
            <JoiningsList data={data} variables={variables} needed={tellsNeeded ? parity.needed : null} />
          )}
        </>
      )}
    </>
  );
}
