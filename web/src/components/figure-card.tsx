import { stringifyDocument } from '@urql/core';
import { type ReactNode, useEffect, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { METHOD_ANCHORS, METHOD_START } from '../../../src/pages/definitions.js';
import type { ParticipationFilter } from '../generated/graphql.js';
import { sentences } from '../lib/citation.js';
import type { FigureTable } from '../lib/csv.js';
import type { Provenance } from '../state/use-frame.js';
import { type Draw, FigureHost } from './figure-host.js';
import { type Lists, useListsNote, WhichLists } from './lists-note.js';
import { useNamed } from './selection-name.js';
import { type Source, useShell } from './shell-context.js';
import { TakeAlong } from './take-along.js';
import './figure-card.css';

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

/** Address of GraphiQL with a question in it. */
export function graphiqlAddress(request: Request): string {
  const parameters = new URLSearchParams({
    query: stringifyDocument(request.document),
    variables: JSON.stringify(request.variables, null, 2),
  });
  const language = new URLSearchParams(window.location.search).get('lang') === 'zh' ? '?lang=zh' : '';
  return `/graphiql${language}#${parameters}`;
}

/** Where the method says how a figure is counted. */
function methodAddress(figure: string, language: string): string {
  return `/method?lang=${language}#${METHOD_ANCHORS[figure] ?? METHOD_START}`;
}

/** A figure with all that belongs to it: heading, drawing, table, downloads, embed code, citation, its question. */
export function FigureCard(properties: FigureCardProperties) {
  const { embedded, onlyFigure, askAbout, haveFigure } = useShell();
  const headingId = useId();
  const { t, i18n } = useTranslation();
  const { title, subtitle, caption, description, smallHeading } = properties;
  const invitation = embedded ? undefined : properties.invitation;
  const named = useNamed();
  const hidden = onlyFigure !== null && onlyFigure !== properties.id;
  const { document: asked, variables } = properties.request;
  const question = useMemo(() => graphiqlAddress({ document: asked, variables }), [asked, variables]);
  useEffect(() => (hidden ? undefined : askAbout(question)), [askAbout, hidden, question]);
  useEffect(() => haveFigure(properties.id), [haveFigure, properties.id]);
  const listsNote = useListsNote(properties.lists);
  const notes = [...(properties.ranges ?? []), ...listsNote];
  const shown = properties.rangesAbove && !embedded ? listsNote : notes;
  if (hidden) return null;
  const small = smallHeading !== undefined && !embedded;
  const Heading = embedded ? 'h1' : small ? 'h3' : 'h2';
  return (
    <figure className={small ? 'figure small-figure' : 'figure'} id={properties.id} aria-labelledby={headingId}>
      <figcaption>
        {/* Alone in another page, the heading says all that the page around it would. */}
        <Heading id={headingId}>{embedded ? named(properties.pictureTitle ?? title) : (smallHeading ?? title)}</Heading>
        {(subtitle ?? invitation) !== undefined && !small && (
          <p className="figure-subtitle">
            {subtitle}
            {subtitle !== undefined && invitation !== undefined && (i18n.language === 'zh' ? '' : ' ')}
            {invitation !== undefined && <span className="figure-invitation">{invitation}</span>}
          </p>
        )}
        {embedded && caption !== subtitle && <p className="figure-subtitle">{caption}</p>}
        {!embedded && !small && (
          <p className="figure-method">
            <a href={methodAddress(properties.id, i18n.language)}>{t('figure.method')}</a>
          </p>
        )}
      </figcaption>
      {properties.children}
      {properties.body ?? (
        <FigureHost
          draw={properties.draw}
          description={description}
          // In an iframe there is nothing beside the figure to lead to.
          onChoose={embedded ? undefined : properties.onChoose}
          minWidth={properties.minWidth}
        />
      )}
      {shown.length > 0 && !small && <p className="muted small figure-note">{sentences(shown, i18n.language)}</p>}
      {properties.lists && !embedded && !small && <WhichLists lists={properties.lists} />}
      {properties.note !== undefined && <p className="muted small">{properties.note}</p>}
      {small ? (
        <details className="figure-more">
          <summary>{t('figure.takeAlong')}</summary>
          <TakeAlong {...properties} question={question} notes={notes} />
        </details>
      ) : (
        <TakeAlong {...properties} question={question} notes={notes} />
      )}
    </figure>
  );
}
