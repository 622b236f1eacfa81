import { type ReactNode, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { FigureText } from '../../../src/figures/text.js';
import { lightTheme } from '../../../src/figures/theme.js';
import { toCsv } from '../lib/csv.js';
import { csvMetadata, type Told } from '../lib/csv-metadata.js';
import { save, toPng, toSvgText } from '../lib/download.js';
import { fetchAgain } from '../lib/fetch-again.js';
import { fileName } from '../lib/file-name.js';
import { useModal } from '../lib/use-modal.js';
import { useView } from '../state/use-view.js';
import type { FigureCardProperties } from './figure-card-properties.js';
import { WithWords } from './with-words.js';
import './download-dialog.css';

interface Properties {
  readonly figure: FigureCardProperties;
  readonly told: Told;
  /** Whether there are notes beside the caption. */
  readonly hasNotes: boolean;
  readonly onClose: () => void;
}

/** A figure to take along: picture, table and what they rest on, in the formats that there are. */
export default function DownloadDialog(properties: Properties) {
  return (
    <WithWords feature="take-along">
      <Box {...properties} />
    </WithWords>
  );
}

/** Where a CSV says what it rests on: in each row, in lines above the table, or in another file. */
const PLACES = ['column', 'comments', 'beside'] as const;
type PlaceOfMetadata = (typeof PLACES)[number];

function Box({ figure, told, hasNotes, onClose }: Properties) {
  const dialog = useModal();
  const id = useId();
  const { t } = useTranslation(['take-along', 'translation'], { nsMode: 'fallback' });
  const { state } = useView();
  const [metadataPlace, setMetadataPlace] = useState<PlaceOfMetadata>('column');
  const [failure, setFailure] = useState<string | null>(null);
  const { table, provenance } = figure;
  const name = (extension: string) => fileName(figure.id, provenance, extension, state.name);
  const picture = () => {
    const text: FigureText = {
      description: figure.description,
      title: told.title,
      subtitle: hasNotes ? told.counted : figure.caption,
      source: [figure.note, t('figure.source', { work: told.work, address: told.address })]
        .filter((line) => line !== undefined)
        .join(' '),
    };
    const width = figure.pictureWidth ?? 960;
    const context = { document, theme: lightTheme, width, text, standalone: true, id: 'rollcall' };
    return figure.draw(context) as unknown as SVGSVGElement;
  };
  const countedLabel = t('column.counted');
  const inColumn = { label: countedLabel, text: told.counted };
  const csv = () => {
    if (metadataPlace === 'column') return toCsv(table, inColumn);
    const { title, counted, work, licence, address, citation } = told;
    return toCsv(
      table,
      undefined,
      metadataPlace === 'comments' ? [title, counted, work, licence, address, citation] : [],
    );
  };
  const saveMetadata = () =>
    save(
      csvMetadata({ file: name('csv'), language: state.language, told, table, countedLabel: null }),
      'application/json',
      name('csv-metadata.json'),
    );
  const saveAll = async () => {
    const { bundle } = await fetchAgain(() => import('../lib/bundle.js'));
    const drawn = picture();
    const files = await bundle({
      ...{ name: name('zip').replace(/\.zip$/, ''), language: state.language, told, table, countedLabel },
      ...{ svg: toSvgText(drawn), png: await toPng(drawn), csv: toCsv(table, inColumn) },
    });
    save(files, 'application/zip', name('zip'));
  };
  const format = (label: string, words: string, making: () => void | Promise<void>): ReactNode => (
    <p className="download-format">
      <button
        type="button"
        aria-describedby={`${id}${label}`}
        onClick={() => {
          setFailure(null);
          // Errors are shown beside the buttons.
          Promise.resolve()
            .then(making)
            .catch((error: Error) => setFailure(error.message));
        }}
      >
        {label}
      </button>
      <span id={`${id}${label}`}>{words}</span>
    </p>
  );
  // A portal, so that keys pressed in the dialog do not reach the figure.
  return createPortal(
    <dialog ref={dialog} className="download-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{t('download.title', { title: figure.title })}</h2>
      <h3>{t('download.picture')}</h3>
      {format('SVG', t('zip.svg'), () => save(toSvgText(picture()), 'image/svg+xml', name('svg')))}
      {format('PNG', t('zip.png'), async () => save(await toPng(picture()), 'image/png', name('png')))}
      <h3>{t('download.table')}</h3>
      {format('CSV', t('zip.csv'), () => save(csv(), 'text/csv;charset=utf-8', name('csv')))}
      <fieldset>
        <legend>{t('download.where')}</legend>
        {PLACES.map((metadataPlaceOffered) => (
          <label key={metadataPlaceOffered}>
            <input
              type="radio"
              name={`${id}place`}
              checked={metadataPlace === metadataPlaceOffered}
              onChange={() => setMetadataPlace(metadataPlaceOffered)}
            />{' '}
            {t(`download.${metadataPlaceOffered}`)}
          </label>
        ))}
        {metadataPlace === 'beside' && (
          <button type="button" onClick={saveMetadata}>
            {t('download.metadata')}
          </button>
        )}
      </fieldset>
      <h3>{t('download.whole')}</h3>
      {format('ZIP', t('download.zip'), saveAll)}
      {failure !== null && (
        <p role="alert" className="note">
          {t('download.failed', { reason: failure })}
        </p>
      )}
      <p className="download-close">
        <button type="button" onClick={() => dialog.current?.close()}>
          {t('download.close')}
        </button>
      </p>
    </dialog>,
    document.body,
  );
}
