import type { ReactNode } from 'react';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import type { ParticipationFilter } from '../generated/graphql.js';
import type { FigureTable } from '../lib/csv.js';
import type { Provenance } from '../state/use-frame.js';
import type { Draw } from './figure-host.js';
import type { Lists } from './lists-note.js';
import type { Source } from './shell-context.js';

/** The very question behind a figure. */
export interface Request {
  readonly document: TypedDocumentNode<unknown, AnyVariables>;
  readonly variables: unknown;
}

export interface FigureCardProperties {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** What can be chosen in the figure, as a sentence: not said in another page, where nothing can. */
  readonly invitation?: string;
  /** What was counted, how and as of when: subtitle of the kept picture, and part of the citation. */
  readonly caption: string;
  readonly description: string;
  readonly draw: Draw;
  readonly table: FigureTable;
  readonly provenance: Provenance;
  readonly request: Request;
  readonly onChoose?: (key: string, label: string) => void;
  /** Title of the kept picture, where the heading on the page says less. */
  readonly pictureTitle?: string;
  /** The facts that the whole figure rests on. */
  readonly facts?: ParticipationFilter;
  /** The day asked about, where it is not the view's; ended facts are then shown too. */
  readonly asOf?: string;
  /** What it rests on besides facts, or instead of them, and the heading of that list. */
  readonly sources?: readonly Source[];
  readonly sourcesTitle?: string;
  readonly minWidth?: number;
  /** Width of the kept picture in pixels. */
  readonly pictureWidth?: number;
  /** Shown between heading and figure. */
  readonly children?: ReactNode;
  /** Printed under the figure, and at the foot of the kept picture. */
  readonly note?: string;
  /** What the choice of a rule leaves open, in sentences: it travels with the figure. */
  readonly ranges?: readonly string[];
  /** True where the page says the ranges above: they are not said again under the figure, but travel with it. */
  readonly rangesAbove?: boolean;
  /** The lists that it rests on: what they do not say travels with the figure. */
  readonly lists?: Lists;
  /** False where it has no place in another page: what it shows is not to last. */
  readonly embeddable?: boolean;
  /** Replaces the drawing on the page; the kept picture is still drawn. */
  readonly body?: ReactNode;
  /** One of several small figures: its heading, a step below, and what can be taken along is folded up. */
  readonly smallHeading?: ReactNode;
}
