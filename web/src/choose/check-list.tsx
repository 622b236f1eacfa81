import { useId } from 'react';

/** Words of which any number may be chosen, folded up until somebody asks; how many are stands in the heading. */
export function CheckList<Word extends string>(properties: {
  readonly label: string;
  readonly options: readonly { readonly value: Word; readonly label: string }[];
  readonly chosen: readonly Word[];
  readonly onToggle: (word: Word) => void;
}) {
  const { label, options, chosen, onToggle } = properties;
  const id = useId();
  const named = options.filter(({ value }) => chosen.includes(value)).map((option) => option.label);
  return (
    <details className="choose-condition">
      <summary id={id}>
        {label}
        {named.length > 0 && <strong> {named.join(' · ')}</strong>}
      </summary>
      <fieldset aria-labelledby={id} className="choose-words">
        {options.map(({ value, label: text }) => (
          <label key={value}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} /> {text}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
