import { useTranslation } from 'react-i18next';
import type { Country, Standing } from './use-country.js';
import { useStandingWords } from './use-standing-words.js';

/** How the country stands, said at the top. */
export function StandingSentences(properties: {
  readonly country: Country;
  readonly standing: Standing;
  readonly asOf: string;
}) {
  const { i18n } = useTranslation();
  const inWords = useStandingWords();
  const { country, standing, asOf } = properties;
  return <p className="standfirst">{inWords(country, standing, asOf).join(i18n.language === 'zh' ? '' : ' ')}</p>;
}
