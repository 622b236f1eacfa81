import { useEffect, useId, useState } from 'react';
import { isDay } from '../state/view-state.js';
import './choice.css';

/** A day typed by hand; only a day that exists changes the address. */
export function DayField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
}) {
  const id = useId();
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={draft}
        max="2100-12-31"
        onChange={(event) => {
          setDraft(event.target.value);
          if (isDay(event.target.value)) onChange(event.target.value);
        }}
      />
    </span>
  );
}
