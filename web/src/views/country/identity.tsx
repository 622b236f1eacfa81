import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/use-format.js';
import { useTerm } from '../../lib/use-term.js';
import type { Country } from './use-country.js';

/** Its names in the other languages of the United Nations. */
export function OtherNames({ country }: { readonly country: Country }) {
  const names: [string, string][] = [
    ['en', country.nameEn],
    ['zh-Hans', country.nameZh],
    ['ar', country.nameAr],
    ['es', country.nameEs],
    ['fr', country.nameFr],
    ['ru', country.nameRu],
  ];
  return (
    <p className="names">
      {names
        .filter(
          ([, name], index) => name !== country.name && names.findIndex(([, earlier]) => earlier === name) === index,
        )
        .map(([language, name]) => (
          <bdi key={language} lang={language} dir={language === 'ar' ? 'rtl' : undefined}>
            {name}
          </bdi>
        ))}
    </p>
  );
}

/** What it is, in figures that nobody has to count. */
export function KeyFacts({ country }: { readonly country: Country }) {
  const { t } = useTranslation();
  const format = useFormat();
  const term = useTerm();
  const rows: [label: string, text: string][] = [
    [t('country.factsOnRecord'), format.number(country.participations.totalCount)],
    [t('country.unStatus'), term('unStatus', country.unStatus)],
    [
      t('country.population'),
      country.population === null ? t('country.noPopulation') : format.number(country.population),
    ],
    [t('country.codes'), [country.code, country.alpha2, country.m49].filter((code) => code !== null).join(' · ')],
  ];
  const { existedFrom, existedTo, successors } = country;
  if (existedTo !== null) {
    const days = { from: existedFrom === null ? '…' : format.day(existedFrom), to: format.day(existedTo) };
    rows.push([t('country.existed'), t('country.existedDays', days)]);
  }
  if (successors.length > 0) rows.push([t('country.successors'), format.list(successors.map(({ name }) => name))]);
  return (
    <dl className="key-facts">
      {rows.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
