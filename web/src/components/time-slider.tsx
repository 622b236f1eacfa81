import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/use-format.js';

const STEP_MILLISECONDS = 450;

/** Moves the day asked about through the stops; plays them one after another. */
export function TimeSlider(properties: {
  readonly days: readonly string[];
  readonly day: string;
  readonly label: string;
  readonly onChange: (day: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const { days, day, onChange } = properties;
  const position = Math.max(0, days.indexOf(day));
  const [playing, setPlaying] = useState(false);
  const latest = useRef({ days, position, onChange });
  latest.current = { days, position, onChange };

  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const now = latest.current;
      const next = now.days[now.position + 1];
      if (next === undefined) setPlaying(false);
      else now.onChange(next);
    }, STEP_MILLISECONDS);
    return () => clearInterval(timer);
  }, [playing]);

  const years = [...new Set(days.map((item) => item.slice(0, 4)))];
  const firstOf = (year: string) => days.findIndex((item) => item.startsWith(year));
  const every = Math.ceil(years.length / 10);
  return (
    <div className="slider">
      <button
        type="button"
        className="play"
        aria-pressed={playing}
        onClick={() => {
          // From the end, play begins anew.
          if (!playing && position === days.length - 1 && days[0]) onChange(days[0]);
          setPlaying(!playing);
        }}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          {playing ? <path d="M3 2h4v12H3zM9 2h4v12H9z" /> : <path d="M3 1.5v13l11-6.5z" />}
        </svg>
        <span className="visually-hidden">{playing ? t('slider.pause') : t('slider.play')}</span>
      </button>
      <div className="slider-track">
        <label htmlFor={id} className="visually-hidden">
          {properties.label}
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={Math.max(0, days.length - 1)}
          value={position}
          aria-valuetext={format.day(day)}
          onChange={(event) => {
            setPlaying(false);
            const next = days[Number(event.target.value)];
            if (next) onChange(next);
          }}
        />
        <div className="slider-years" aria-hidden="true">
          {years.map((year, index) =>
            index % every === 0 ? (
              <span key={year} style={{ left: `${(100 * firstOf(year)) / Math.max(1, days.length - 1)}%` }}>
                {year}
              </span>
            ) : null,
          )}
        </div>
      </div>
      <output htmlFor={id}>{format.day(day)}</output>
    </div>
  );
}
