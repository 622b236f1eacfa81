import { useMemo } from 'react';
import { Link } from 'wouter';
import type { RoleClass } from '../../../src/domain/vocabulary.js';
import { Choice } from '../components/choice.js';
import { Failed, Waiting } from '../components/states.js';
import { StatesOfClassDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useMore } from '../state/use-more.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { useWords } from './use-words.js';

/** The states that hold roles of a class, those with the most first: in how many of the initiatives each does. */
export function StatesOfClass({ classes, atLeast }: { classes: readonly RoleClass[]; atLeast: boolean }) {
  const { t } = useWords();
  const format = useFormat();
  const frame = useFrame();
  const { parameter, change, to } = useView();
  const { selection, asOf, counting, locale } = useQuestion();
  const asked = parameter('class')?.toUpperCase();
  const roleClass = classes.find((item) => item === asked) ?? 'LEADERSHIP';
  const variables = useMemo(
    () => ({ selection, asOf, locale, ofClass: { ...counting, roleClasses: [roleClass] }, after: null }),
    [selection, asOf, counting, locale, roleClass],
  );
  const answer = useAnswer(StatesOfClassDocument, variables);
  const list = useMore(StatesOfClassDocument, variables, answer.data, (page) => page.countries);
  return (
    <section className="block" aria-labelledby="states-of-class">
      <h2 id="states-of-class">{t('roles.byState')}</h2>
      <form className="controls" aria-label={t('roles.byState')} onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={t('roles.class')}
          value={roleClass}
          options={classes.map((item) => ({ value: item, label: t(`roles.class.${item}`) }))}
          onChange={(value) => change({}, { class: value === 'LEADERSHIP' ? null : value.toLowerCase() })}
        />
      </form>
      {answer.error ? (
        <Failed error={answer.error} retry={answer.retry} />
      ) : answer.data === undefined ? (
        <Waiting />
      ) : (
        <>
          <p>
            {t(atLeast ? 'roles.statesAtLeast' : 'roles.states', {
              number: format.number(list.totalCount),
              role: t(`roles.class.${roleClass}`),
            })}
          </p>
          <ol className="chips">
            {list.nodes.map(({ code, coverage }) => (
              <li key={code}>
                <Link href={to(`/country/${code}`)}>{frame.countryName(code)}</Link>{' '}
                <span className="muted">
                  {atLeast ? '≥\u202f' : ''}
                  {format.number(coverage)}
                </span>
              </li>
            ))}
          </ol>
          {list.hasNextPage && (
            <button type="button" className="more" onClick={list.more} disabled={list.fetching}>
              {t('roles.more')}
            </button>
          )}
        </>
      )}
    </section>
  );
}
