import { stringifyDocument } from '@urql/core';
import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import type { FigureText } from '../../../src/figures/text.js';
import { lightTheme } from '../../../src/figures/theme.js';
import type { ParticipationFilter } from '../generated/graphql.js';
import { embedAddress, lastingAddress, pageAddress, sentences, today } from '../lib/citation.js';
import { type FigureTable, toCsv } from '../lib/csv.js';
import { save, toPng, toSvgText } from '../lib/download.js';
import { useFormat } from '../lib/use-format.js';
import { type Provenance, useFrame } from '../state/use-frame.js';
import { CopyPanel } from './copy-panel.js';
import { DataTable } from './data-table.js';
import { type Draw, FigureHost } from './figure-host.js';
import { type Lists, useListsNote, WhichLists } from './lists-note.js';
import { type Source, useShell } from './shell-context.js';

/** The very question behind a figure. */
export interface Request {
  readonly document: TypedDocumentNode<unknown, AnyVariables>;
  readonly variables: unknown;
}

export interface FigureCardProperties {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: ReactNode;
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

const EMBED_HEIGHT = 640;

/** Address of GraphiQL with a question in it. */
export function graphiqlAddress(request: Request): string {
  const parameters = new URLSearchParams({
    query: stringifyDocument(request.document),
    variables: JSON.stringify(request.variables, null, 2),
  });
  const language = new URLSearchParams(window.location.search).get('lang') === 'zh' ? '?lang=zh' : '';
  return `/graphiql${language}#${parameters}`;
}

/** The name of a file kept from the dashboard: what it holds, and from which edition of the data. */
export function fileName(what: string, { release, revision }: Provenance, extension: string): string {
  return `rollcall-${what}-${release ?? `revision-${revision}`}.${extension}`;
}

/** A figure with all that belongs to it: heading, drawing, table, downloads, embed code, citation, its question. */
export function FigureCard(properties: FigureCardProperties) {
  const { embedded, onlyFigure, askAbout, haveFigure } = useShell();
  const headingId = useId();
  const { t, i18n } = useTranslation();
  const { title, subtitle, caption, description, smallHeading } = properties;
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
        <Heading id={headingId}>{embedded ? (properties.pictureTitle ?? title) : (smallHeading ?? title)}</Heading>
        {subtitle !== undefined && !small && <p className="figure-subtitle">{subtitle}</p>}
        {embedded && caption !== subtitle && <p className="figure-subtitle">{caption}</p>}
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

/** Downloads, embed code, citation, sources, question and table of a figure. */
function TakeAlong(properties: FigureCardProperties & { question: string; notes: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { embedded, showFacts } = useShell();
  const [panel, setPanel] = useState<'embed' | 'cite' | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const { title, caption, provenance, table } = properties;
  const address = window.location.href;
  const lasting = lastingAddress(address, properties.asOf ?? frame.asOf, provenance.release);
  const work = useWork(provenance);
  // What was counted and what is not known: the same words in every file and on paper.
  const counted = sentences([caption, ...properties.notes], i18n.language);

  const text: FigureText = {
    description: properties.description,
    title: properties.pictureTitle ?? title,
    subtitle: properties.notes.length === 0 ? caption : counted,
    source: [properties.note, t('figure.source', { work, address: lasting })]
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
  const name = (extension: string) => fileName(properties.id, provenance, extension);
  const attribute = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const embedCode = `<iframe src="${attribute(embedAddress(address, properties.id))}" title="${attribute(title)}" width="100%" height="${EMBED_HEIGHT}" style="border:0" loading="lazy"></iframe>`;
  const citation = `${sentences([title, caption, work], i18n.language)} ${t('cite.read', { address: lasting, day: format.day(today(new Date())) })}`;

  return (
    <>
      <p className="on-paper">
        {sentences([counted, work], i18n.language)} {lasting}
      </p>
      <div className="figure-tools" role="toolbar" aria-label={t('figure.tools', { title })}>
        <button type="button" onClick={() => save(toSvgText(picture()), 'image/svg+xml', name('svg'))}>
          SVG
        </button>
        <button
          type="button"
          onClick={() => {
            setFailure(null);
            toPng(picture()).then(
              (blob) => save(blob, 'image/png', name('png')),
              (error: Error) => setFailure(error.message),
            );
          }}
        >
          PNG
        </button>
        <button
          type="button"
          onClick={() =>
            save(toCsv(table, { label: t('column.counted'), text: counted }), 'text/csv;charset=utf-8', name('csv'))
          }
        >
          CSV
        </button>
        {!embedded && properties.embeddable !== false && (
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
                ...(properties.asOf ? { asOf: properties.asOf, history: true } : {}),
              })
            }
          >
            {t('figure.sources')}
          </button>
        )}
        <a href={properties.question} target={embedded ? '_blank' : undefined} rel="noopener">
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
      {/* Drawn when it is opened: hundreds of rows that nobody sees would slow every move of the slider. */}
      <details className="figure-table" onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>{t('figure.table', { count: table.rows.length })}</summary>
        {opened && <DataTable table={table} caption={sentences([title, caption], i18n.language)} />}
      </details>
    </>
  );
}

/** The work that a figure is taken from, and its edition, in the page's language. */
export function useWork({ release, revision, method, licence }: Provenance): string {
  const { t } = useTranslation();
  return [
    t('cite.title'),
    release === null ? t('cite.noRelease') : t('cite.release', { release }),
    t('cite.revision', { revision }),
    ...(method === undefined ? [] : [t('cite.method', { method })]),
    licence,
  ].join(t('list.comma'));
}
