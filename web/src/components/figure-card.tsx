import { stringifyDocument } from '@urql/core';
import { useEffect, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { METHOD_ANCHORS, METHOD_START } from '../../../src/pages/definitions.js';
import { sentences } from '../lib/citation.js';
import type { FigureCardProperties, Request } from './figure-card-properties.js';
import { FigureHost } from './figure-host.js';
import { useListsNote, WhichLists } from './lists-note.js';
import { useNamed } from './selection-name.js';
import { useShell } from './shell-context.js';
import { TakeAlong } from './take-along.js';
import './figure-card.css';

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
