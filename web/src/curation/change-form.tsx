import { useEffect, useId, useRef, useState } from 'react';
import { CONFIDENCES, ROLE_CLASSES, ROLES, type Role } from '../../../src/domain/vocabulary.js';
import { InitiativeSlugsDocument, type ProblemPartsFragment } from '../generated/graphql.js';
import { classOfRole } from '../lib/roles.js';
import { useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { beginningOf, type Change, changeOf, type Draft, type FactToChange, NO_SOURCE, placeOf } from './draft.js';
import { Field, Problems } from './fields.js';
import { Made } from './made.js';
import { Refused } from './refused.js';
import { SourceFields } from './source-fields.js';
import { usePropose } from './use-propose.js';
import { useWords } from './words.js';

/** As exactly as the start is known. */
const DAY_AS_KNOWN = '\\d{4}(-\\d{2}(-\\d{2})?)?';

/** The fields of one change. What stands in its way is placed at them after it was sent. */
export function ChangeForm(properties: {
  readonly change: Change;
  readonly fact: FactToChange | null;
  readonly begun: Pick<Draft, 'participant' | 'initiative'>;
}) {
  const { t } = useWords();
  const term = useTerm();
  const frame = useFrame();
  const { change: changeAddress } = useView();
  const { change, fact, begun } = properties;
  const [draft, setDraft] = useState(() => beginningOf(change, fact, begun));
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const { send, problems, error, sending, made, startAgain } = usePropose();
  const records = change === 'record';
  const initiatives = useAnswer(InitiativeSlugsDocument, { locale: frame.locale }, !records);
  // After a refusal the first field with a problem gets the focus.
  useEffect(() => {
    if (problems.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [problems]);
  const put = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));

  const placed = new Set<string>();
  const at = (...places: string[]): readonly ProblemPartsFragment[] => {
    for (const fieldName of places) placed.add(fieldName);
    return problems.filter(({ field }) => places.includes(placeOf(field) ?? ''));
  };
  const atSources = (fieldName: string) => at(`citations.${fieldName}`);
  const fields = (
    <>
      {records && (
        <>
          <Field
            label={t('field.participant')}
            hint={t('field.participantHint')}
            problems={at('participant')}
            onTake={(participant) => put({ participant })}
          >
            {(parts) => (
              <input
                {...parts}
                required
                list={`${id}-countries`}
                autoComplete="off"
                value={draft.participant}
                onChange={(event) => put({ participant: event.target.value })}
              />
            )}
          </Field>
          <datalist id={`${id}-countries`}>
            {frame.countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </datalist>
          <Field
            label={t('field.initiative')}
            hint={t('field.initiativeHint')}
            problems={at('initiative')}
            onTake={(initiative) => put({ initiative })}
          >
            {(parts) => (
              <input
                {...parts}
                required
                list={`${id}-initiatives`}
                autoComplete="off"
                spellCheck={false}
                value={draft.initiative}
                onChange={(event) => put({ initiative: event.target.value })}
              />
            )}
          </Field>
          <datalist id={`${id}-initiatives`}>
            {(initiatives.data?.initiatives.nodes ?? []).map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
      {(records || change === 'correct') && (
        <>
          <Field label={t('field.role')} problems={at('role')} onTake={(role) => put({ role: role as Role })}>
            {(parts) => (
              <select
                {...parts}
                required
                value={draft.role}
                onChange={(event) => put({ role: event.target.value as Role })}
              >
                {draft.role === '' && <option value="">{t('field.choose')}</option>}
                {ROLE_CLASSES.map((item) => (
                  <optgroup key={item} label={term('roleClass', item)}>
                    {ROLES.filter((role) => classOfRole(role) === item).map((role) => (
                      <option key={role} value={role}>
                        {term('role', role)}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            )}
          </Field>
          <Field
            label={t('field.validFrom')}
            hint={t('field.validFromHint')}
            problems={at('validFrom', 'datePrecision')}
            onTake={(validFrom) => put({ validFrom })}
          >
            {(parts) => (
              <input
                {...parts}
                required
                pattern={DAY_AS_KNOWN}
                title={t('field.validFromHint')}
                placeholder="2026-05"
                value={draft.validFrom}
                onChange={(event) => put({ validFrom: event.target.value })}
              />
            )}
          </Field>
          <label className="check">
            <input
              type="checkbox"
              checked={draft.noLaterThan}
              onChange={(event) => put({ noLaterThan: event.target.checked })}
            />
            {t('field.noLaterThan')}
          </label>
        </>
      )}
      {change !== 'retract' && (
        <Field
          label={t('field.validTo')}
          hint={t('field.validToHint')}
          optional={change !== 'end'}
          problems={at('validTo', 'open')}
          onTake={(validTo) => put({ validTo })}
        >
          {(parts) => (
            <input
              {...parts}
              type="date"
              required={change === 'end'}
              value={draft.validTo}
              onChange={(event) => put({ validTo: event.target.value })}
            />
          )}
        </Field>
      )}
      {(records || change === 'correct') && (
        <Field label={t('field.confidence')} problems={at('confidence')}>
          {(parts) => (
            <select
              {...parts}
              required
              value={draft.confidence}
              onChange={(event) => put({ confidence: event.target.value as Draft['confidence'] })}
            >
              {draft.confidence === '' && <option value="">{t('field.choose')}</option>}
              {CONFIDENCES.map((confidence) => (
                <option key={confidence} value={confidence}>
                  {term('confidence', confidence)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {change !== 'retract' && (
        <>
          {draft.sources.map((source, sourceIndex) => (
            <SourceFields
              // biome-ignore lint/suspicious/noArrayIndexKey: the sources of a draft are known by their place
              key={sourceIndex}
              legend={t(change === 'end' ? 'field.sourceOfEnd' : 'field.source')}
              source={source}
              put={(next) =>
                put({ sources: draft.sources.map((item, index) => (index === sourceIndex ? next : item)) })
              }
              // The server does not say which source a problem is about, so it is shown at the first.
              problemsAt={sourceIndex === 0 ? atSources : () => []}
              remove={
                draft.sources.length === 1
                  ? null
                  : () => put({ sources: draft.sources.filter((_, index) => index !== sourceIndex) })
              }
            />
          ))}
          <Problems problems={at('citations')} />
          <p>
            <button type="button" className="linklike" onClick={() => put({ sources: [...draft.sources, NO_SOURCE] })}>
              {t('field.addSource')}
            </button>
          </p>
        </>
      )}
    </>
  );
  if (made !== null) {
    return (
      <Made
        id={made}
        another={() => {
          setDraft(beginningOf(change, fact, begun));
          setReason('');
          startAgain();
        }}
      />
    );
  }
  const elsewhere = problems.filter(({ field }) => !placed.has(placeOf(field) ?? ''));
  return (
    <form
      ref={form}
      className="form"
      aria-label={t(`change.${change}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void send([changeOf(change, draft, fact)], reason);
      }}
    >
      {fields}
      <Field label={t('field.reason')} hint={t('field.reasonHint')}>
        {(parts) => (
          <textarea {...parts} required rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      {elsewhere.length > 0 && (
        <div role="alert">
          <Problems
            problems={elsewhere}
            // After the change the fact has another identifier.
            onTake={(other) => changeAddress({}, { fact: other })}
          />
        </div>
      )}
      {problems.length > 0 && (
        <p role="status" className="muted">
          {t('change.problems', { number: problems.length })}
        </p>
      )}
      <Refused error={error} />
      <p className="form-buttons">
        <button type="submit" className="plain-button first" aria-disabled={sending || undefined}>
          {t(sending ? 'form.sending' : 'change.send')}
        </button>
      </p>
    </form>
  );
}
