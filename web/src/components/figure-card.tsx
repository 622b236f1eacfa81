import { stringifyDocument } from '@urql/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import type { FigureText } from '../../../src/figures/text.js';
import { lightTheme } from '../../../src/figures/theme.js';
import type { ParticipationFilter } from '../generated/graphql.js';
import { type FigureTable, toCsv } from '../lib/csv.js';
import { save, toPng, toSvgText } from '../lib/download.js';
import { DataTable } from './data-table.js';
import { type Draw, FigureHost } from './figure-host.js';
import { type Source, useShell } from './shell-context.js';

export interface Provenance {
  readonly release: string | null;
  readonly revision: string;
  readonly licence: string;
  readonly method: string;
  readonly cite: string;
}

/** The very question behind a figure. */
export interface Request {
  readonly document: TypedDocumentNode<unknown, AnyVariables>;
  readonly variables: unknown;
}

export interface FigureCardProperties {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Subtitle of the kept picture, as text. */
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
  /** The day of those facts, where it is not the view's; ended ones are then shown too. */
  readonly factsAsOf?: string;
  /** What it rests on besides facts, or instead of them, and the heading of that list. */
  readonly sources?: readonly Source[];
  readonly sourcesTitle?: string;
  readonly minWidth?: number;
  /** Width of the kept picture in pixels. */
  readonly pictureWidth?: number;
  /** Shown between heading and figure. */
  readonly children?: ReactNode;
  /** Printed under the figure, and in the kept picture. */
  readonly note?: string;
  /** Replaces the drawing on the page; the kept picture is still drawn. */
  readonly body?: ReactNode;
}

const EMBED_HEIGHT = 640;

/** Address of GraphiQL with a question in it. */
export function graphiqlAddress(request: Request): string {
  const parameters = new URLSearchParams({
    query: stringifyDocument(request.document),
    variables: JSON.stringify(request.variables, null, 2),
  });
  return `/graphiql#${parameters}`;
}

/** A figure with all that belongs to it: heading, drawing, table, downloads, embed code, citation, its question. */
export function FigureCard(properties: FigureCardProperties) {
  const { t } = useTranslation();
  const { embedded, onlyFigure, showFacts } = useShell();
  const headingId = useId();
  const [panel, setPanel] = useState<'embed' | 'cite' | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { title, caption, description, provenance, table } = properties;
  if (onlyFigure !== null && onlyFigure !== properties.id) return null;

  const address = window.location.href;
  const text: FigureText = {
    description,
    title: properties.pictureTitle ?? title,
    subtitle: caption,
    source: [properties.note, t('figure.source', { cite: provenance.cite, address: pageAddress(address) })]
      .filter((line) => line !== undefined)
      .join(' '),
  };
  const picture = () =>
    properties.draw({
      document,
      theme: lightTheme,
      width: properties.pictureWidth ?? 960,
      text,
      standalone: true,
      id: 'rollcall',
    }) as unknown as SVGSVGElement;
  const fileName = (extension: string) =>
    `rollcall-${properties.id}-${provenance.release ?? `revision-${provenance.revision}`}.${extension}`;

  const embedAddress = embedOf(address, properties.id);
  const embedCode = `<iframe src="${embedAddress.replaceAll('&', '&amp;')}" title="${title.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="100%" height="${EMBED_HEIGHT}" style="border:0" loading="lazy"></iframe>`;
  const citation = `${provenance.cite} ${title}. ${caption}. ${pageAddress(address)}`;

  return (
    <figure className="figure" id={properties.id} aria-labelledby={headingId}>
      <figcaption>
        <h2 id={headingId}>{title}</h2>
        {properties.subtitle !== undefined && <p className="figure-subtitle">{properties.subtitle}</p>}
      </figcaption>
      {properties.children}
      {properties.body ?? (
        <FigureHost
          draw={properties.draw}
          description={description}
          onChoose={properties.onChoose}
          minWidth={properties.minWidth}
        />
      )}
      {properties.note !== undefined && <p className="muted small">{properties.note}</p>}
      <div className="figure-tools" role="toolbar" aria-label={t('figure.tools', { title })}>
        <button type="button" onClick={() => save(toSvgText(picture()), 'image/svg+xml', fileName('svg'))}>
          SVG
        </button>
        <button
          type="button"
          onClick={() => {
            setFailure(null);
            toPng(picture()).then(
              (blob) => save(blob, 'image/png', fileName('png')),
              (error: Error) => setFailure(error.message),
            );
          }}
        >
          PNG
        </button>
        <button type="button" onClick={() => save(toCsv(table), 'text/csv;charset=utf-8', fileName('csv'))}>
          CSV
        </button>
        {!embedded && (
          <button
            type="button"
            aria-expanded={panel === 'embed'}
            onClick={() => setPanel(panel === 'embed' ? null : 'embed')}
          >
            {t('figure.embed')}
          </button>
        )}
        <button
          type="button"
          aria-expanded={panel === 'cite'}
          onClick={() => setPanel(panel === 'cite' ? null : 'cite')}
        >
          {t('figure.cite')}
        </button>
        {!embedded && (properties.facts || properties.sources) && (
          <button
            type="button"
            onClick={() =>
              showFacts({
                title,
                filter: properties.facts,
                sources: properties.sources,
                sourcesTitle: properties.sourcesTitle,
                ...(properties.factsAsOf ? { asOf: properties.factsAsOf, history: true } : {}),
              })
            }
          >
            {t('figure.sources')}
          </button>
        )}
        <a href={graphiqlAddress(properties.request)} target={embedded ? '_blank' : undefined} rel="noopener">
          {t('figure.query')}
        </a>
        {embedded && (
          <a href={pageAddress(address)} target="_blank" rel="noopener">
            Rollcall ↗
          </a>
        )}
      </div>
      {failure !== null && (
        <p role="alert" className="note">
          {t('figure.pictureFailed', { reason: failure })}
        </p>
      )}
      {panel === 'embed' && <CopyPanel label={t('figure.embedLabel')} text={embedCode} />}
      {panel === 'cite' && <CopyPanel label={t('figure.citeLabel')} text={citation} />}
      <details className="figure-table">
        <summary>{t('figure.table', { count: table.rows.length })}</summary>
        <DataTable table={table} caption={`${title}. ${caption}`} />
      </details>
    </figure>
  );
}

/** Address of the page that holds the figure, whether it is shown there or in an iframe. */
function pageAddress(address: string): string {
  const url = new URL(address);
  url.pathname = url.pathname.replace(/^\/embed(?=\/|$)/, '') || '/';
  url.searchParams.delete('figure');
  url.searchParams.delete('theme');
  url.hash = '';
  return url.href;
}

function embedOf(address: string, figure: string): string {
  const url = new URL(pageAddress(address));
  url.pathname = `/embed${url.pathname === '/' ? '' : url.pathname}`;
  url.searchParams.set('figure', figure);
  return url.href;
}

function CopyPanel({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const id = useId();
  return (
    <div className="copy-panel">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} readOnly rows={3} value={text} onFocus={(event) => event.target.select()} />
      <button
        type="button"
        onClick={() => {
          // Without a secure context there is no clipboard: the text is there to be selected.
          const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
          writing.then(
            () => setCopied('yes'),
            () => setCopied('failed'),
          );
        }}
      >
        {t('figure.copy')}
      </button>
      <span role="status">
        {copied === 'yes' ? t('figure.copied') : copied === 'failed' ? t('figure.notCopied') : ''}
      </span>
    </div>
  );
}
