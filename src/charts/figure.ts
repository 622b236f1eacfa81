import { frame } from '../figures/frame.js';
import { drawHeatTable, type HeatTableData } from '../figures/heat-table.js';
import {
  drawAssembly,
  drawCoverageYears,
  drawGapBars,
  drawKOfN,
  drawMatrix,
  drawMatrixLegend,
  drawShareLines,
  type FigureContext,
  type FigureText,
  lightTheme,
  type MatrixData,
  type SvgElement,
  svgElement,
} from '../figures/index.js';
import { drawRankMoves } from '../figures/rank-moves.js';
import { drawStackedBars } from '../figures/stacked-bars.js';
import { drawWaitingCurves } from '../figures/waiting-curves.js';

type Data<Draw extends (data: never, context: FigureContext) => SvgElement> = Parameters<Draw>[0];

/** Which function draws a chart, and its data without the functions that write numbers: those can not be sent. */
export type Figure =
  | { readonly of: 'assembly'; readonly data: Data<typeof drawAssembly> }
  | { readonly of: 'k-of-n'; readonly data: Omit<Data<typeof drawKOfN>, 'format'> }
  | { readonly of: 'share-lines'; readonly data: Omit<Data<typeof drawShareLines>, 'format' | 'formatCount'> }
  | { readonly of: 'matrix'; readonly data: MatrixData }
  | { readonly of: 'coverage-years'; readonly data: Omit<Data<typeof drawCoverageYears>, 'format' | 'formatYear'> }
  | { readonly of: 'gap-bars'; readonly data: Omit<Data<typeof drawGapBars>, 'format'> }
  | { readonly of: 'heat-table'; readonly data: HeatTableData }
  | { readonly of: 'stacked-bars'; readonly data: Omit<Data<typeof drawStackedBars>, 'format'> }
  | { readonly of: 'rank-moves'; readonly data: Omit<Data<typeof drawRankMoves>, 'format'> }
  | {
      readonly of: 'waiting-curves';
      readonly data: Omit<Data<typeof drawWaitingCurves>, 'formatShare' | 'formatYears'>;
    };

/** A chart with its data, ready to be drawn: plain values, so that another thread can draw it. */
export interface Chart {
  readonly text: FigureText;
  readonly figure: Figure;
  /** Of numbers, as BCP 47 has it. */
  readonly language: string;
  /** Width in CSS pixels where none is asked for. */
  readonly width: number;
}

/** Draws a chart into a document, as wide as asked, or as is usual for it. */
export function drawChart(chart: Chart, document: FigureContext['document'], width: number | undefined): SvgElement {
  const context = contextOf(chart, document, width);
  const { figure, language } = chart;
  const whole = new Intl.NumberFormat(language);
  const decimals = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
  const number = (value: number) => whole.format(value);
  switch (figure.of) {
    case 'assembly':
      return drawAssembly(figure.data, context);
    case 'k-of-n':
      return drawKOfN({ ...figure.data, format: number }, context);
    case 'share-lines': {
      const format = (value: number) => decimals.format(value);
      return drawShareLines({ ...figure.data, formatCount: number, format }, context);
    }
    case 'matrix':
      return drawPanels(figure.data, context);
    case 'coverage-years':
      return drawCoverageYears({ ...figure.data, format: number, formatYear: String }, context);
    case 'gap-bars':
      return drawGapBars({ ...figure.data, format: number }, context);
    case 'heat-table':
      return drawHeatTable(figure.data, context);
    case 'stacked-bars':
      return drawStackedBars({ ...figure.data, format: number }, context);
    case 'rank-moves':
      return drawRankMoves({ ...figure.data, format: number }, context);
    case 'waiting-curves': {
      const percent = new Intl.NumberFormat(language, { style: 'percent' });
      const formatShare = (share: number) => percent.format(share);
      return drawWaitingCurves({ ...figure.data, formatShare, formatYears: number }, context);
    }
  }
}

/** Lines of a panel at which a matrix of few columns is broken into several, side by side: a page is not a ribbon. */
const PANEL_LINES = 40;
const PANEL_GAP = 28;
/** Width that a panel takes besides its columns, and for each of them. */
const PANEL_NAMES = 250;
const PANEL_COLUMN = 16;
const MARGINS = 48;

/** Room at the right, into which the slanted names of the last columns reach. */
const OVERHANG = 90;

/** A matrix that fits a page: as many panels side by side as the width takes, each with its columns named. */
function drawPanels({ columns, lines, words }: MatrixData, context: FigureContext): SvgElement {
  const page = context.width - MARGINS;
  const room = page - OVERHANG + PANEL_GAP;
  const fitting = Math.floor(room / (PANEL_NAMES + columns.length * PANEL_COLUMN + PANEL_GAP));
  const panels = Math.max(1, Math.min(fitting, Math.ceil(lines.length / PANEL_LINES)));
  const width = Math.floor(room / panels) - PANEL_GAP;
  const size = Math.ceil(lines.length / panels);
  const inPage = (name: string) => ({ ...context, standalone: false, id: `${context.id ?? 'rollcall'}-${name}` });
  const legend = drawMatrixLegend({ lines, words }, { ...inPage('legend'), width: page });
  const top = legend.height + 10;
  const drawn = Array.from({ length: panels }, (_, panelIndex) => {
    const panelLines = lines.slice(panelIndex * size, (panelIndex + 1) * size);
    return drawMatrix(
      { columns, lines: panelLines, words, legend: false },
      { ...inPage(`panel-${panelIndex}`), width },
    );
  });
  const height = top + Math.max(...drawn.map((panel) => Number(panel.getAttribute('height'))));
  const whole = svgElement(context.document, 'svg', { width: page, height, overflow: 'visible' });
  whole.appendChild(legend.drawing);
  drawn.forEach((panel, panelIndex) => {
    panel.setAttribute('x', String(panelIndex * (width + PANEL_GAP)));
    panel.setAttribute('y', String(top));
    panel.setAttribute('overflow', 'visible');
    panel.removeAttribute('role');
    panel.removeAttribute('aria-label');
    whole.appendChild(panel);
  });
  return frame(context, whole);
}

/** What the figure functions need besides the data, for a picture to keep. */
function contextOf(chart: Chart, document: FigureContext['document'], width: number | undefined): FigureContext {
  return {
    document,
    theme: lightTheme,
    text: chart.text,
    width: width ?? chart.width,
    standalone: true,
    id: 'rollcall',
  };
}
