import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../components/choice.js';
import { Controls, GroupChoice, useCountryOptions } from '../components/controls.js';
import type { Request } from '../components/figure-card-properties.js';
import { Unanswered, Waiting } from '../components/states.js';
import { UnknownCountry } from '../components/unknown-country.js';
import { GapsViewDocument } from '../generated/graphql.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { amongOf } from '../state/view-state.js';
import { OfCountry } from './gaps/of-country.js';
import { OfGroup } from './gaps/of-group.js';

/** For a group or a country: what it is absent from, and why. */
export default function Gaps() {
  const { t } = useTranslation();
  const frame = useFrame();
  const { state, parameter, change } = useView();
  const question = useQuestion();
  const country = parameter('country')?.toUpperCase() || null;
  const group = country === null ? parameter('group') || null : null;
  const countries = useCountryOptions(country, t('gaps.noCountry'));
  const fewerThan = Math.max(1, Math.min(200, Number.parseInt(parameter('fewer') ?? '1', 10) || 1));
  const variables = useMemo(
    () => ({ ...question, ...amongOf(state, group), fewerThan }),
    [question, state, group, fewerThan],
  );
  const answer = useAnswer(GapsViewDocument, variables);
  const gaps = answer.data?.gaps;
  const controls = (
    <Controls scheme={false}>
      <GroupChoice also={{ pick: null, country: null }} ofOnesOwn="made" />
      <Choice
        label={t('gaps.country')}
        value={country ?? ''}
        options={countries}
        onChange={(value) => change({}, { country: value || null, pick: null, group: null })}
      />
    </Controls>
  );
  if (country !== null && !frame.countries.some(({ code }) => code === country)) {
    return <UnknownCountry code={country} controls={controls} />;
  }
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!gaps) return <Waiting tall />;
  const request: Request = { document: GapsViewDocument as never, variables };
  return (
    <>
      {country === null ? (
        <OfGroup gaps={gaps} group={group} fewerThan={fewerThan} request={request} controls={controls} />
      ) : (
        <OfCountry gaps={gaps} code={country} request={request} controls={controls} />
      )}
    </>
  );
}
