import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { SvgElement } from '../../../src/figures/dom.js';
import type { FigureContext } from '../../../src/figures/frame.js';
import { darkTheme, lightTheme } from '../../../src/figures/theme.js';
import { usePrinting } from '../state/use-printing.js';
import { useShell } from './shell-context.js';

export type Draw = (context: FigureContext) => SvgElement;

interface Properties {
  readonly draw: Draw;
  readonly description: string;
  /** Called with the key of a mark that the reader chose. */
  readonly onChoose?: (key: string, label: string) => void;
  /** Drawn no narrower than this; a narrower page scrolls the figure. */
  readonly minWidth?: number;
  /** Width on paper in CSS pixels, where it is not that of a sheet. */
  readonly paperWidth?: number;
}

interface Marked {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

const PAPER = '#faf9f6';

/** Width of a figure on a sheet of A4 or Letter, in CSS pixels; one of several small ones is at most a third of it. */
const SHEET_WIDTH = 680;
/** What is higher than this does not fit a sheet below a heading. */
const SHEET_HEIGHT = 800;

/**
 * Puts a figure on the page and makes its marks answer to pointer and keyboard: arrows go to the nearest mark in that
 * direction, Enter chooses it, and its label is spoken.
 */
export function FigureHost({ draw, description, onChoose, minWidth = 0, paperWidth }: Properties) {
  const { t } = useTranslation();
  const { dark } = useShell();
  const printing = usePrinting();
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [marked, setMarked] = useState<Marked | null>(null);
  const current = useRef<Element | null>(null);
  const id = useId().replaceAll(/[^a-zA-Z0-9]/g, '');
  const hintId = `${id}-hint`;

  useLayoutEffect(() => {
    const element = host.current?.parentElement;
    if (!element) return;
    const measure = () => setWidth(Math.max(minWidth, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [minWidth]);

  const mark = useCallback((element: Element | null) => {
    current.current?.classList.remove('marked');
    current.current = element;
    if (!element || !host.current) {
      setMarked(null);
      return;
    }
    element.classList.add('marked');
    const box = element.getBoundingClientRect();
    const frame = host.current.getBoundingClientRect();
    setMarked({
      label: element.getAttribute('data-label') ?? '',
      x: Math.min(Math.max(box.left + box.width / 2 - frame.left, 60), Math.max(60, frame.width - 60)),
      y: box.top - frame.top,
    });
  }, []);

  useLayoutEffect(() => {
    // What is on paper alone has no width on the screen.
    if (!host.current || (width === 0 && !(printing && paperWidth))) return;
    const theme = dark ? darkTheme : { ...lightTheme, background: printing ? lightTheme.background : PAPER };
    // Drawn anew for the sheet: what is drawn for a wide screen would be cut off, or be too small to read.
    const sheet = paperWidth ?? (host.current.closest('.multiples') ? Math.min(width, SHEET_WIDTH / 3) : SHEET_WIDTH);
    const svg = draw({
      document,
      theme,
      width: printing ? sheet : width,
      text: { description },
      id,
    }) as unknown as SVGSVGElement;
    host.current.replaceChildren(svg);
    if (printing) host.current.replaceChildren(...sheets(svg));
    // An answer that comes late, or a page that grows narrower, does not take a reader's place away.
    mark(printing ? null : sameMark(host.current, current.current));
  }, [draw, width, dark, printing, paperWidth, description, id, mark]);

  useEffect(() => {
    // What the keys are on stays until they leave it.
    const away = () => {
      if (!host.current?.contains(document.activeElement)) mark(null);
    };
    window.addEventListener('scroll', away, { passive: true });
    return () => window.removeEventListener('scroll', away);
  }, [mark]);

  const choose = (element: Element | null) => {
    const key = element?.getAttribute('data-key');
    if (element && key) onChoose?.(key, element.getAttribute('data-label') ?? '');
  };
  const under = (event: PointerEvent | React.MouseEvent) => (event.target as Element).closest?.('[data-key]') ?? null;

  const onKeyDown = (event: KeyboardEvent) => {
    const directions: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const direction = directions[event.key];
    if (direction) {
      event.preventDefault();
      mark(nearest(host.current!, current.current, direction));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(current.current);
    } else if (event.key === 'Escape') mark(null);
  };

  return (
    <div className="figure-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of marks with keys of its own, not a form's fieldset */}
      <div
        ref={host}
        className={onChoose ? 'figure-host choosable' : 'figure-host'}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the marks are reached by arrow keys from here
        tabIndex={0}
        aria-label={description}
        aria-describedby={hintId}
        onPointerMove={(event) => mark(under(event))}
        onPointerLeave={() => mark(null)}
        onClick={(event) => choose(under(event))}
        onKeyDown={onKeyDown}
        onBlur={() => mark(null)}
      />
      <span id={hintId} hidden>
        {t(onChoose ? 'figure.keys' : 'figure.keysOnly')}
      </span>
      <div className="tooltip-layer" aria-live="polite">
        {marked && (
          <div className="tooltip" style={{ left: marked.x, top: marked.y }}>
            {marked.label}
          </div>
        )}
      </div>
    </div>
  );
}

/** A figure in pieces that each fit a sheet, cut between its lines: browsers do not break a drawing by themselves. */
function sheets(svg: SVGSVGElement): SVGSVGElement[] {
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
  if (!(height > SHEET_HEIGHT)) return [svg];
  const frame = svg.getBoundingClientRect();
  const scale = height / frame.height;
  const lines = [...svg.querySelectorAll('text')].map((line) => {
    const box = line.getBoundingClientRect();
    return { top: (box.top - frame.top) * scale - 1, bottom: (box.bottom - frame.top) * scale + 1 };
  });
  const pieces: SVGSVGElement[] = [];
  for (let top = 0; top < height; ) {
    let end = Math.min(height, top + SHEET_HEIGHT);
    if (end < height) {
      const lowest = end - SHEET_HEIGHT / 4;
      while (end > lowest && lines.some((line) => line.top < end && line.bottom > end)) end -= 1;
    }
    const piece = svg.cloneNode(true) as SVGSVGElement;
    piece.setAttribute('viewBox', `0 ${top} ${width} ${end - top}`);
    piece.setAttribute('height', String(end - top));
    piece.style.overflow = 'hidden';
    pieces.push(piece);
    top = end;
  }
  return pieces;
}

/** The mark of a figure drawn anew that stands for what a mark of the one before stood for. */
function sameMark(host: Element, before: Element | null): Element | null {
  if (!before) return null;
  const [key, label] = [before.getAttribute('data-key'), before.getAttribute('data-label')];
  const marks = [...host.querySelectorAll('[data-key]')].filter((mark) => mark.getAttribute('data-key') === key);
  return marks.find((mark) => mark.getAttribute('data-label') === label) ?? marks[0] ?? null;
}

/** The mark that lies nearest in a direction; the first one where none is marked yet. */
function nearest(host: Element, from: Element | null, [dx, dy]: [number, number]): Element | null {
  const marks = [...host.querySelectorAll('[data-key]')];
  if (!from) return marks[0] ?? null;
  const centre = (element: Element) => {
    const box = element.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2] as const;
  };
  const [x, y] = centre(from);
  let best: Element | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const element of marks) {
    if (element === from) continue;
    const [ex, ey] = centre(element);
    const along = (ex - x) * dx + (ey - y) * dy;
    const across = Math.abs((ex - x) * dy) + Math.abs((ey - y) * dx);
    if (along <= 0.5) continue;
    const distance = along + 3 * across;
    if (distance < least) {
      least = distance;
      best = element;
    }
  }
  return best ?? from;
}
