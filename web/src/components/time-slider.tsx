import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/use-format.js';
import './time-slider.css';

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

  const years = yearMarks(days);
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
          {years.map(({ year, at }) => (
            <span key={year} style={{ left: `${at}%` }}>
              {year}
            </span>
          ))}
        </div>
      </div>
      <output htmlFor={id}>{format.day(day)}</output>
    </div>
  );
}

/**
 * The years named under the slider, each below the middle of its stops, in percent of its length: at most ten, none so
 * near another that they touch.
 */
function yearMarks(days: readonly string[]): { year: string; at: number }[] {
  const marks: { year: string; at: number }[] = [];
  for (const year of new Set(days.map((day) => day.slice(0, 4)))) {
    const first = days.findIndex((day) => day.startsWith(year));
    const last = days.findLastIndex((day) => day.startsWith(year));
    const at = (50 * (first + last)) / Math.max(1, days.length - 1);
    const before = marks.at(-1);
    if (before === undefined || at - before.at >= 10) marks.push({ year, at });
  }
  return marks;
}
