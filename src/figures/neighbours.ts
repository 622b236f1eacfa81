import * as Plot from '@observablehq/plot';
import { type SvgElement, svgElement } from './dom.js';
import { type FigureContext, frame, innerWidth, nameMarks, plotInPixels } from './frame.js';
import { fitName, textWidth } from './text.js';

/** A state that sits with the one in the middle. */
export interface Neighbour {
  readonly key: string;
  readonly name: string;
  /** Initiatives that both take part in. */
  readonly shared: number;
  /** Between 0 and 1: of all that one of them takes part in, the part that both do. */
  readonly similarity: number;
  readonly label: string;
}

export interface NeighboursData {
  readonly middle: string;
  /** The most similar first. */
  readonly neighbours: readonly Neighbour[];
  /** Names of the rings: similarity and its words, the greatest first. */
  readonly rings: readonly { readonly similarity: number; readonly label: string }[];
}

const SIZE = 12;
const LINE = 16;

/**
 * A state and those with which it sits most: the nearer to the middle the more alike is what both take part in, the thicker
 * the line the more initiatives they share. Names stand in two columns beside the rings, so that none covers another.
 */
export function drawNeighbours({ middle, neighbours, rings }: NeighboursData, context: FigureContext): SvgElement {
  const { theme } = context;
  const width = innerWidth(context);
  const half = Math.ceil(neighbours.length / 2);
  const longest = Math.max(40, ...neighbours.map(({ name }) => textWidth(name, SIZE) + 16));
  const column = Math.min(width * 0.27, longest);
  const radius = Math.max(40, Math.min((width - 2 * column - 40) / 2, 230));
  const height = Math.max(2 * radius + 40, half * LINE + 24);
  const [cx, cy] = [width / 2, height / 2];
  const least = Math.min(
    ...neighbours.map(({ similarity }) => similarity),
    ...rings.map(({ similarity }) => similarity),
  );
  // The most alike stands a little off the middle, the least alike on the outermost ring.
  const distance = (similarity: number) =>
    radius * (0.24 + 0.76 * ((1 - similarity) / Math.max(1e-9, 1 - Math.min(least, 0.999))));
  const greatest = Math.max(1, ...neighbours.map(({ shared }) => shared));
  // Alternately left and right, each side from the top by rank; names stand in the order in which their marks do.
  const placed = [0, 1].flatMap((side) => {
    const ofSide = neighbours.filter((_, rank) => rank % 2 === side);
    const right = side === 0;
    const sign = right ? 1 : -1;
    const line = Math.max(LINE, (2 * radius) / Math.max(1, ofSide.length));
    return ofSide
      .map((neighbour, index) => {
        const angle = ((index + 0.5) / ofSide.length - 0.5) * Math.PI * 0.92;
        const r = distance(neighbour.similarity);
        return { ...neighbour, right, x: cx + sign * Math.cos(angle) * r, y: cy + Math.sin(angle) * r };
      })
      .sort((a, b) => a.y - b.y)
      .map((mark, index) => ({
        ...mark,
        textX: cx + sign * (radius + 18),
        textY: cy + (index - (ofSide.length - 1) / 2) * line,
      }));
  });
  type Placed = (typeof placed)[number];
  const circles = rings.map((ring) => ({ ...ring, r: distance(ring.similarity) }));
  type Circle = (typeof circles)[number];
  const middleWidth = textWidth(middle, 12.5);
  const svg = plotInPixels(context, { width, height }, [
    // As shapes of their own: the radius of a dot would be scaled.
    ...circles.map(
      ({ r }) =>
        () =>
          svgElement(context.document, 'circle', { cx, cy, r, fill: 'none', stroke: theme.rule }) as never,
    ),
    Plot.link(placed, {
      x1: cx,
      y1: cy,
      x2: 'x',
      y2: 'y',
      stroke: theme.groups[0]!,
      strokeOpacity: 0.55,
      strokeWidth: ({ shared }: Placed) => 0.8 + (4 * shared) / greatest,
      pointerEvents: 'none',
    } as Plot.LinkOptions),
    Plot.link(placed, {
      x1: ({ x, right }: Placed) => x + (right ? 6 : -6),
      y1: 'y',
      x2: ({ textX, right }: Placed) => textX + (right ? -3 : 3),
      y2: 'textY',
      stroke: theme.muted,
      strokeOpacity: 0.6,
      strokeWidth: 0.7,
      pointerEvents: 'none',
    } as Plot.LinkOptions),
    Plot.dot(placed, {
      x: 'x',
      y: 'y',
      r: 5,
      fill: theme.groups[0]!,
      stroke: theme.background,
      strokeWidth: 1.2,
      className: 'neighbours',
    }),
    ...[true, false].map((right) =>
      Plot.text(
        placed.filter((neighbour) => neighbour.right === right),
        {
          x: 'textX',
          y: 'textY',
          text: ({ name }: Placed) => fitName(name, SIZE, column - 4),
          textAnchor: right ? 'start' : 'end',
          fontSize: SIZE,
          fill: theme.ink,
        },
      ),
    ),
    Plot.text(circles, {
      x: cx,
      y: ({ r }: Circle) => cy - r,
      dy: -1,
      text: 'label',
      fontSize: 10.5,
      fill: theme.muted,
      stroke: theme.background,
      strokeWidth: 4,
    }),
    Plot.rect([0], {
      x1: cx - middleWidth / 2 - 7,
      x2: cx + middleWidth / 2 + 7,
      y1: cy - 11,
      y2: cy + 11,
      rx: 11,
      fill: theme.many,
    }),
    Plot.text([middle], {
      x: cx,
      y: cy,
      text: (text: string) => text,
      fontSize: 12.5,
      fontWeight: 700,
      fill: theme.background,
    }),
  ]);
  nameMarks(context, svg, 'neighbours', placed);
  return frame(context, svg);
}
