/** Colours and type of a figure. Every figure takes one, so that screen, dark screen and print differ only here. */
export interface FigureTheme {
  readonly background: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  /** States at none: outline and hatching. */
  readonly accent: string;
  /** Ends of the scale of k from 1 to n: few, many. */
  readonly few: string;
  readonly many: string;
  /** Colours of groups, told apart with the common forms of colour blindness too; used in this order. */
  readonly groups: readonly string[];
  readonly font: string;
}

const font =
  "'Source Sans 3 Variable', 'Source Sans 3', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif";

export const lightTheme: FigureTheme = {
  background: '#ffffff',
  ink: '#16202b',
  muted: '#55616e',
  rule: '#d5dae0',
  accent: '#b8360f',
  few: '#b9d5ea',
  many: '#0a2a4a',
  groups: ['#1f5d94', '#b8360f', '#2f7d5b', '#8a5a00', '#6b4a9e', '#3d8aa6', '#a03468', '#5c6670'],
  font,
};

export const darkTheme: FigureTheme = {
  background: '#11181f',
  ink: '#e9eef3',
  muted: '#a3b0bd',
  rule: '#34404c',
  accent: '#ff8f66',
  few: '#2c506f',
  many: '#d9efff',
  groups: ['#74b3ea', '#ff8f66', '#6fcf9f', '#e6b24d', '#b9a0f0', '#79cfe6', '#f08db8', '#a9b4be'],
  font,
};

type Lab = readonly [lightness: number, a: number, b: number];

const toLinear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const fromLinear = (channel: number) => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);

function channels(hex: string): [number, number, number] {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`colour ${JSON.stringify(hex)}: not of the form #rrggbb`);
  const [red, green, blue] = [1, 3, 5].map((start) => toLinear(Number.parseInt(hex.slice(start, start + 2), 16) / 255));
  return [red!, green!, blue!];
}

/** OKLab of an sRGB colour (Ottosson 2020): a space in which equal steps look equal. */
function toLab(hex: string): Lab {
  const [red, green, blue] = channels(hex);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([lightness, a, b]: Lab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const byte = (channel: number) => Math.round(255 * Math.min(1, Math.max(0, fromLinear(Math.max(0, channel)))));
  return `#${linear.map((channel) => byte(channel).toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Colours for k = 1 .. n, from `few` to `many`, in equal steps of OKLab: perceptually even, and told apart by lightness
 * alone, so it holds in grey print and for colour-blind readers. n below 1 gives no colours.
 */
export function coverageColours(theme: FigureTheme, n: number): string[] {
  const from = toLab(theme.few);
  const to = toLab(theme.many);
  return Array.from({ length: Math.max(0, n) }, (_, step) => {
    const t = n === 1 ? 1 : step / (n - 1);
    return fromLab([from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t]);
  });
}

/** A colour without its hue, and so far towards another. */
function greyed(hex: string, background: string, share: number): string {
  const lightness = toLab(hex)[0];
  return fromLab([lightness + (toLab(background)[0] - lightness) * share, 0, 0]);
}

/** The theme for the rest of a figure in which something is highlighted: greys that differ as much as the colours. */
export function greyTheme(theme: FigureTheme): FigureTheme {
  const line = greyed(theme.muted, theme.background, 0.45);
  return {
    ...theme,
    ink: theme.muted,
    accent: line,
    muted: line,
    few: greyed(theme.few, theme.background, 0.55),
    many: greyed(theme.many, theme.background, 0.55),
    groups: theme.groups.map(() => line),
  };
}

/** Relative luminance, 0..1 (WCAG 2.2). */
export function luminance(hex: string): number {
  const [red, green, blue] = channels(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1..21 (WCAG 2.2). */
export function contrast(colour: string, other: string): number {
  const [low, high] = [luminance(colour), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

/** Black or white, whichever reads better on the colour. */
export function readableOn(colour: string): string {
  return contrast(colour, '#ffffff') >= contrast(colour, '#000000') ? '#ffffff' : '#000000';
}
