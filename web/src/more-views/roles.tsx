import { useCallback, useMemo } from 'react';
import { ROLE_CLASSES, type RoleClass } from '../../../src/domain/vocabulary.js';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawHeatTable } from '../../../src/figures/heat-table.js';
import { Controls, useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Unanswered, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { RolesViewDocument, type RolesViewQuery } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { HowToRead } from './how-to-read.js';
import { StatesOfClass } from './states-of-class.js';
import { useWords } from './use-words.js';

/** Positions have a view of their own, and who serves in person stands for nobody. */
const CLASSES: readonly RoleClass[] = ROLE_CLASSES.filter((item) => item !== 'POSITION' && item !== 'PERSONAL');

type Group = RolesViewQuery['representation']['groups'][number];

const seatsOf = ({ seatsByClass }: Group, roleClass: RoleClass) =>
  seatsByClass.find((item) => item.class === roleClass) ?? { seats: 0, share: null };

/** Who leads, commits, provides and receives: roles by class, by group and by state. */
export default function Roles() {
  const { t } = useWords();
  const term = useTerm();
  const format = useFormat();
  const { state } = useView();
  const { embedded } = useShell();
  const captionOf = useCaption();
  const question = useQuestion();
  const variables = useMemo(() => ({ ...question, scheme: state.scheme }), [question, state.scheme]);
  const answer = useAnswer(RolesViewDocument, variables);
  const result = answer.data?.representation;
  const model = useMemo(() => {
    if (!result) return null;
    const atLeast = result.incompleteInitiatives.length > 0;
    const groups = result.groups.filter(({ members }) => members > 0);
    const all = new Map(
      CLASSES.map((item) => [item, groups.reduce((sum, group) => sum + seatsOf(group, item).seats, 0)]),
    );
    // Over lists that do not say all, a share would be one of what happens to be on record: the count is shown alone.
    const cellOf = (group: Group, item: RoleClass) => {
      const { seats, share } = seatsOf(group, item);
      const total = all.get(item)!;
      const number = format.number(seats);
      const of = { group: group.group.name, role: term('roleClass', item), number, all: format.number(total) };
      return {
        shade: total === 0 ? null : seats / total,
        text: total === 0 ? '–' : atLeast || share === null ? number : `${number} · ${format.percent(share)}`,
        short: total === 0 ? '–' : number,
        label: t(total === 0 ? 'roles.cellNone' : atLeast ? 'roles.cellAtLeast' : 'roles.cell', of),
      };
    };
    const rows = groups.map((group) => ({
      key: group.group.slug,
      name: group.group.name,
      cells: CLASSES.map((item) => cellOf(group, item)),
    }));
    const leading = Math.max(0, ...groups.map((group) => seatsOf(group, 'LEADERSHIP').seats));
    const leaders = groups.filter((group) => leading > 0 && seatsOf(group, 'LEADERSHIP').seats === leading);
    return { atLeast, groups, all, rows, leaders, leading };
  }, [result, t, term, format]);
  const draw = useCallback(
    (context: FigureContext) =>
      drawHeatTable(
        {
          columns: CLASSES.map((item) => ({ key: item, name: t(`roles.class.${item}`) })),
          rows: model?.rows ?? [],
        },
        context,
      ),
    [model, t],
  );
  const controls = <Controls />;
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!result || !model) return <Waiting tall />;
  const heading =
    model.leaders.length === 0
      ? t('roles.headingNone')
      : t(model.leaders.length === 1 ? 'roles.heading' : 'roles.headingTied', {
          groups: format.list(model.leaders.map(({ group }) => group.name)),
          number: format.number(model.leading),
          all: format.number(model.all.get('LEADERSHIP')!),
        });
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">
            <Words>{heading}</Words>
          </h1>
          <p className="standfirst">{t('roles.standfirst')}</p>
          {controls}
        </>
      )}
      <FigureCard
        id="roles"
        title={t('roles.title')}
        pictureTitle={heading}
        subtitle={t(model.atLeast ? 'roles.subtitleAtLeast' : 'roles.subtitle')}
        caption={captionOf(result.asOf, result.provenance)}
        description={t('roles.description')}
        draw={draw}
        lists={result}
        table={{
          columns: [
            { key: 'group', label: t('column.group') },
            { key: 'members', label: t('column.members'), numeric: true },
            { key: 'membershipShare', label: t('column.membershipShare'), numeric: true },
            ...CLASSES.flatMap((item) => [
              { key: item, label: t(`roles.class.${item}`), numeric: true },
              {
                key: `${item}-share`,
                label: t('roles.column.share', { role: t(`roles.class.${item}`) }),
                numeric: true,
              },
            ]),
            { key: 'bound', label: t('column.bound') },
          ],
          rows: model.groups.map((group) => ({
            group: group.group.name,
            members: group.members,
            membershipShare: group.membershipShare,
            ...Object.fromEntries(
              CLASSES.flatMap((item) => {
                const { seats, share } = seatsOf(group, item);
                return [
                  [item, seats],
                  [`${item}-share`, model.atLeast ? null : share],
                ];
              }),
            ),
            bound: t(model.atLeast ? 'bound.atLeast' : 'bound.exact'),
          })),
        }}
        provenance={result.provenance}
        request={{ document: RolesViewDocument as never, variables }}
        facts={{ initiatives: result.initiatives.map(({ slug }) => slug) }}
      />
      {!embedded && (
        <>
          <HowToRead>
            <p>{t('roles.how.seat')}</p>
            <p>{t('roles.how.classes')}</p>
            <ul>
              {CLASSES.map((item) => (
                <li key={item}>
                  {t('roles.how.class', { name: t(`roles.class.${item}`), text: t(`roles.explained.${item}`) })}
                </li>
              ))}
            </ul>
          </HowToRead>
          <StatesOfClass classes={CLASSES} atLeast={model.atLeast} />
        </>
      )}
    </>
  );
}
