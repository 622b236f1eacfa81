import { useMemo } from 'react';
import { Choice } from '../components/choice.js';
import { Controls, useCountryOptions } from '../components/controls.js';
import { useShell } from '../components/shell-context.js';
import { Unanswered, Waiting } from '../components/states.js';
import { UnknownCountry } from '../components/unknown-country.js';
import { Words } from '../components/words.js';
import { NetworkViewDocument } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { GroupsTogether } from './groups-together.js';
import { HowToRead } from './how-to-read.js';
import { InitiativesTogether } from './initiatives-together.js';
import { Neighbours } from './neighbours.js';
import { TwoInitiatives } from './two-initiatives.js';
import { useWords } from './use-words.js';

/** Who takes part together: the neighbours of a state, groups, and initiatives by the states that they share. */
export default function Network() {
  const { t } = useWords();
  const format = useFormat();
  const frame = useFrame();
  const { state, parameter, change } = useView();
  const { embedded } = useShell();
  const question = useQuestion();
  const country = parameter('country')?.toUpperCase() || null;
  const variables = useMemo(() => ({ ...question, scheme: state.scheme }), [question, state.scheme]);
  const answer = useAnswer(NetworkViewDocument, variables);
  const countries = useCountryOptions(country, t('network.noCountry'));
  const controls = (
    <Controls>
      <Choice
        label={t('network.country')}
        value={country ?? ''}
        options={countries}
        onChange={(value) => change({}, { country: value || null })}
      />
    </Controls>
  );
  if (country !== null && !frame.countries.some(({ code }) => code === country)) {
    return <UnknownCountry code={country} controls={controls} />;
  }
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!answer.data) return <Waiting tall />;
  const { coParticipation } = answer.data;
  const atLeast = coParticipation.incompleteInitiatives.length > 0;
  const request = { document: NetworkViewDocument as never, variables };
  return (
    <>
      {!embedded && country === null && (
        <>
          <h1 className="page-title">
            <Words>
              {coParticipation.meanShared === null
                ? t('network.title')
                : t(atLeast ? 'network.headingAtLeast' : 'network.heading', {
                    mean: format.decimal(coParticipation.meanShared, 1),
                    n: format.number(coParticipation.initiatives.length),
                  })}
            </Words>
          </h1>
          <p className="standfirst">{t('network.standfirst')}</p>
          {controls}
        </>
      )}
      {country !== null && <Neighbours country={country} controls={controls} />}
      <GroupsTogether network={coParticipation} request={request} />
      <InitiativesTogether network={coParticipation} request={request} />
      <TwoInitiatives network={coParticipation} />
      {!embedded && (
        <HowToRead>
          <p>{t('network.how.shared')}</p>
          <p>{t('network.how.similarity')}</p>
          <p>{t('network.how.groups')}</p>
        </HowToRead>
      )}
    </>
  );
}
