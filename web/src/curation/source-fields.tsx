import type { ProblemPartsFragment } from '../generated/graphql.js';
import type { DraftSource } from './draft.js';
import { Field } from './fields.js';
import { useWords } from './words.js';

/** Where a fact can be read: an address, a title or a publisher at least, as the API has it. */
export function SourceFields(properties: {
  readonly legend: string;
  readonly source: DraftSource;
  readonly put: (source: DraftSource) => void;
  readonly problemsAt: (name: keyof DraftSource) => readonly ProblemPartsFragment[];
  /** Null where it is the only one. */
  readonly remove: (() => void) | null;
}) {
  const { t } = useWords();
  const { legend, source, put, problemsAt, remove } = properties;
  const change = (name: keyof DraftSource) => (event: { target: { value: string } }) =>
    put({ ...source, [name]: event.target.value });
  return (
    <fieldset>
      <legend>{legend}</legend>
      <Field label={t('field.url')} problems={problemsAt('url')}>
        {(parts) => (
          <input
            {...parts}
            type="url"
            pattern="https?://.+"
            placeholder="https://"
            value={source.url}
            onChange={change('url')}
          />
        )}
      </Field>
      <div className="two-fields">
        <Field label={t('field.sourceTitle')} optional problems={problemsAt('title')}>
          {(parts) => <input {...parts} value={source.title} onChange={change('title')} />}
        </Field>
        <Field label={t('field.publisher')} optional problems={problemsAt('publisher')}>
          {(parts) => <input {...parts} value={source.publisher} onChange={change('publisher')} />}
        </Field>
      </div>
      <Field label={t('field.accessedOn')} optional problems={problemsAt('accessedOn')}>
        {(parts) => <input {...parts} type="date" value={source.accessedOn} onChange={change('accessedOn')} />}
      </Field>
      <Field label={t('field.evidence')} hint={t('field.evidenceHint')} optional problems={problemsAt('evidence')}>
        {(parts) => <textarea {...parts} rows={2} value={source.evidence} onChange={change('evidence')} />}
      </Field>
      {remove && (
        <p>
          <button type="button" className="linklike" onClick={remove}>
            {t('field.removeSource')}
          </button>
        </p>
      )}
    </fieldset>
  );
}
