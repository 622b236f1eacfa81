import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EMBED_THEMES, type Embedding, type EmbedTheme, embedCode } from '../lib/embed-code.js';
import { useFormat } from '../lib/use-format.js';
import { CopyPanel } from './copy-panel.js';
import { WithWords } from './with-words.js';
import './choice.css';
import './embed-panel.css';

type Properties = Omit<Embedding, 'theme' | 'frozen'> & {
  /** The day that the figure is of, and the release that it is from; null: there is none yet. */
  readonly day: string;
  readonly release: string | null;
};

/** The code that shows a figure in another page, and what can be chosen of it. */
export default function EmbedPanel(properties: Properties) {
  return (
    <WithWords feature="take-along">
      <Choices {...properties} />
    </WithWords>
  );
}

function Choices({ day, release, ...figure }: Properties) {
  const { t } = useTranslation(['take-along', 'translation'], { nsMode: 'fallback' });
  const format = useFormat();
  const id = useId();
  const [theme, setTheme] = useState<EmbedTheme>('auto');
  const [isFrozen, setFrozen] = useState(false);
  const frozen = isFrozen && release !== null ? { day, release } : null;
  return (
    <div className="embed-panel">
      <div className="embed-choices">
        <span className="choice">
          <label htmlFor={`${id}colours`}>{t('embed.colours')}</label>
          <select id={`${id}colours`} value={theme} onChange={(event) => setTheme(event.target.value as EmbedTheme)}>
            {EMBED_THEMES.map((item) => (
              <option key={item} value={item}>
                {t(`embed.colours.${item}`)}
              </option>
            ))}
          </select>
        </span>
        <span className="choice">
          <label htmlFor={`${id}data`}>{t('embed.data')}</label>
          <select
            id={`${id}data`}
            value={isFrozen ? 'frozen' : 'live'}
            onChange={(event) => setFrozen(event.target.value === 'frozen')}
          >
            <option value="live">{t('embed.data.live')}</option>
            {release !== null && (
              <option value="frozen">{t('embed.data.frozen', { day: format.day(day), release })}</option>
            )}
          </select>
        </span>
      </div>
      <CopyPanel label={t('figure.embedLabel')} text={embedCode({ ...figure, theme, frozen })} />
      <p className="muted small">{t('embed.note')}</p>
    </div>
  );
}
