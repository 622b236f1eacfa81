/** The figures: pure functions from plain data to SVG, the same on the server and in the browser. */
export * from './absence-list.js';
export * from './assembly.js';
export * from './capacity-scatter.js';
export * from './coverage-years.js';
export * from './dom.js';
export type { FigureContext } from './frame.js';
export * from './gap-bars.js';
export * from './group-bars.js';
export * from './k-of-n.js';
export * from './matrix.js';
export * from './ratio-bars.js';
export * from './reasons.js';
export * from './share-lines.js';
export * from './standings.js';
export type { FigureText } from './text.js';
export * from './theme.js';
export * from './timelines.js';
export * from './world-map.js';
