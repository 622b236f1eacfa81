import { useId } from 'react';
import './choice.css';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function Choice(properties: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const isListed = properties.options.some((option) => option.value === properties.value);
  return (
    <span className="choice">
      <label htmlFor={id}>{properties.label}</label>
      <select id={id} value={properties.value} onChange={(event) => properties.onChange(event.target.value)}>
        {!isListed && <option value={properties.value}>{properties.value}</option>}
        {properties.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
