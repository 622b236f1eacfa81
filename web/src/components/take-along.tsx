import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lastingAddress, pageAddress, sentences, today } from '../lib/citation.js';
import { lazyAgain } from '../lib/fetch-again.js';
import { useFormat } from '../lib/use-format.js';
import { useWork } from '../lib/use-work.js';
import { useFrame } from '../state/use-frame.js';
import { CopyPanel } from './copy-panel.js';
import { DataTable } from './data-table.js';
import type { FigureCardProperties } from './figure-card-properties.js';
import { useNamed } from './selection-name.js';
import { useShell } from './shell-context.js';

const DownloadDialog = lazyAgain(() => import('./download-dialog.js'));
const EmbedPanel = lazyAgain(() => import('./embed-panel.js'));

/** Downloads, embed code, citation, sources, question and table of a figure. */
export function TakeAlong(properties: FigureCardProperties & { question: string; notes: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { embedded, showFacts } = useShell();
  const [panel, setPanel] = useState<'embed' | 'cite' | null>(null);
  const [downloading, setDownloading] = useState(false);
  const [opened, setOpened] = useState(false);
  const { title, caption, provenance, table } = properties;
  const address = window.location.href;
  const lasting = lastingAddress(address, properties.asOf ?? frame.asOf, provenance.release);
  const work = useWork(provenance);
  const named = useNamed();
  // What was counted and what is not known: the same words in every file and on paper.
  const counted = sentences([caption, ...properties.notes], i18n.language);

  const wholeTitle = named(properties.pictureTitle ?? title);
  const citation = `${sentences([named(title), caption, work], i18n.language)} ${t('cite.read', { address: lasting, day: format.day(today(new Date())) })}`;

  return (
    <>
      {embedded && (
        <p className="muted small figure-source">
          {sentences([work], i18n.language)}{' '}
          <a href={pageAddress(address)} target="_blank" rel="noopener">
            {new URL(pageAddress(address)).host}
          </a>
        </p>
      )}
      <p className="on-paper">
        {sentences([counted, work], i18n.language)} {lasting}
      </p>
      <div className="figure-tools" role="toolbar" aria-label={t('figure.tools', { title })}>
        <button type="button" aria-haspopup="dialog" onClick={() => setDownloading(true)}>
          {t('figure.download')}
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
      {downloading && (
        <Suspense fallback={null}>
          <DownloadDialog
            figure={properties}
            told={{ title: wholeTitle, counted, work, citation, licence: provenance.licence, address: lasting }}
            hasNotes={properties.notes.length > 0}
            onClose={() => setDownloading(false)}
          />
        </Suspense>
      )}
      {panel === 'embed' && (
        <Suspense fallback={null}>
          <EmbedPanel
            address={address}
            figure={properties.id}
            title={wholeTitle}
            day={properties.asOf ?? frame.asOf}
            release={provenance.release}
          />
        </Suspense>
      )}
      {panel === 'cite' && <CopyPanel label={t('figure.citeLabel')} text={citation} />}
      {/* Drawn when it is opened: hundreds of rows that nobody sees would slow every move of the slider. */}
      <details className="figure-table" onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>{t('figure.table', { count: table.rows.length })}</summary>
        {opened && <DataTable table={table} caption={sentences([named(title), caption], i18n.language)} />}
      </details>
    </>
  );
}
