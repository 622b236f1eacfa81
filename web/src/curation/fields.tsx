import { type ReactNode, useId } from 'react';
import type { ProblemPartsFragment } from '../generated/graphql.js';
import { useWords } from './words.js';

export interface FieldParts {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** A labelled field; what is wrong with its value stands beneath it, and what may have been meant is a button away. */
export function Field(properties: {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly problems?: readonly ProblemPartsFragment[];
  readonly onTake?: (suggestion: string) => void;
  readonly children: (parts: FieldParts) => ReactNode;
}) {
  const { t } = useWords();
  const id = useId();
  const { label, hint, optional = false, problems = [], onTake } = properties;
  const described = [hint === undefined ? null : `${id}-hint`, problems.length === 0 ? null : `${id}-problems`];
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="muted">{t('form.optional')}</span>}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {properties.children({
        id,
        'aria-describedby': described.filter((part) => part !== null).join(' ') || undefined,
        'aria-invalid': problems.length > 0 || undefined,
      })}
      {problems.length > 0 && (
        <div id={`${id}-problems`}>
          <Problems problems={problems} onTake={onTake} />
        </div>
      )}
    </div>
  );
}

/** What the server finds wrong, in its words; each suggestion can be taken as it stands. */
export function Problems(properties: {
  readonly problems: readonly ProblemPartsFragment[];
  readonly onTake?: (suggestion: string) => void;
}) {
  const { t } = useWords();
  const { problems, onTake } = properties;
  if (problems.length === 0) return null;
  return (
    <ul className="field-problems">
      {problems.map(({ field, code, message, suggestions }) => (
        <li key={`${field} ${code} ${message}`}>
          <span lang="en">{message}</span>
          {onTake && suggestions.length > 0 && (
            <span className="suggestions">
              {' '}
              {t('form.meant')}{' '}
              {suggestions.map((suggestion) => (
                <button key={suggestion} type="button" className="plain-button" onClick={() => onTake(suggestion)}>
                  {suggestion}
                </button>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
