import { useMemo } from 'react';
import { Link } from 'wouter';
import { Failed, Waiting } from '../components/states.js';
import { VotesOfStateDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { listingOf } from '../state/view-state.js';
import { useWords } from './use-words.js';

/** The positions of one state that are on record: which it took on what. */
export function VotesOfState({ code, asOf }: { readonly code: string; readonly asOf: string }) {
  const { t } = useWords();
  const format = useFormat();
  const term = useTerm();
  const frame = useFrame();
  const { state, to } = useView();
  const variables = useMemo(
    () => ({ countries: [code], asOf, facts: listingOf(state), locale: frame.locale }),
    [code, asOf, state, frame.locale],
  );
  const answer = useAnswer(VotesOfStateDocument, variables);
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting />;
  const { nodes, totalCount } = answer.data.participations;
  return (
    <section className="block" aria-labelledby="votes-of">
      <h2 id="votes-of">
        {t('votes.of', {
          country: frame.countryInText(code),
          number: format.number(totalCount),
          day: format.day(asOf),
        })}
      </h2>
      {nodes.length === 0 ? (
        <p>{t('votes.ofNone')}</p>
      ) : (
        <>
          <ul className="absences">
            {nodes.map(({ role, initiative }) => (
              <li key={`${role} ${initiative.slug}`}>
                <Link href={to('/votes', {}, { initiative: initiative.slug, country: code })}>{initiative.name}</Link>
                <span className="muted">{t('list.aside', { text: term('role', role) })}</span>
              </li>
            ))}
          </ul>
          <p className="muted small">{t('votes.ofOthers')}</p>
        </>
      )}
    </section>
  );
}
