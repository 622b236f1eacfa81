import type { Pool } from 'pg';
import { badInput } from '../../common/rollcall-error.js';
import type { Locale } from '../../domain/locale.js';
import { nameIn, textIn } from '../../domain/names.js';
import { unknownWords } from '../../domain/nearest.js';
import type { Country, Names } from '../../domain/roll.js';
import type { Question } from '../../questions/question.js';
import { copyRecords } from '../copy-rows.js';
import { localeOf } from '../metadata.js';
import { type Column, codesOf, type ExportTable, type Row, type SdmxShape } from '../table.js';
import { countriesAsked } from './listed.js';

export const INDICATOR_COLUMNS: readonly Column[] = [
  { name: 'indicator', type: 'text', description: 'Slug of the indicator.' },
  { name: 'indicator_name', type: 'text', description: 'Its name.' },
  { name: 'country', type: 'text', description: 'ISO 3166-1 alpha-3 code.' },
  { name: 'country_name', type: 'text', description: 'Short name.' },
  { name: 'year', type: 'integer', description: 'Year of the value.' },
  { name: 'value', type: 'number', description: 'The value, in the unit; a year without one has no row.' },
  { name: 'unit', type: 'text', description: 'Unit of the value.' },
  { name: 'publisher', type: 'text', description: 'Who states it.' },
  { name: 'source_url', type: 'text', description: 'Where.' },
  { name: 'licence', type: 'text', description: 'Terms of its publisher, as far as known; empty: not known.' },
  { name: 'note', type: 'text', description: 'What is to be said of the value.' },
];

export const POPULATION_COLUMNS: readonly Column[] = [
  { name: 'country', type: 'text', description: 'ISO 3166-1 alpha-3 code.' },
  { name: 'country_name', type: 'text', description: 'Short name.' },
  { name: 'year', type: 'integer', description: 'Year of the figure.' },
  { name: 'population', type: 'integer', description: 'Inhabitants in the year.' },
  { name: 'source', type: 'text', description: 'Who states it, or how it was estimated.' },
];

const TERMS: Readonly<Record<Locale, string>> = {
  EN: 'Each value is under the terms of its publisher, which stand in the column licence as far as they are known; the licence of the compilation does not replace them.',
  ZH: '各数值适用其发布机构的使用条款，已知者列于 licence 栏；本汇编的许可不能取代这些条款。',
};

interface Indicator {
  readonly slug: string;
  readonly names: Names;
  readonly unit: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly licence: string | null;
}

/** One row for each value of the indicators on record, by indicator, country and year. Streams from PostgreSQL. */
export async function indicatorsTable(
  question: Question,
  pool: Pool,
  excludedPublishers: readonly string[],
): Promise<ExportTable> {
  const { roll } = question;
  const locale = localeOf(question);
  const indicators = await indicatorsAsked(question, pool, excludedPublishers);
  const bySlug = new Map(indicators.map((indicator) => [indicator.slug, indicator]));
  const { countries, conditions } = narrowed(question);
  const slugs = indicators.map(({ slug }) => `'${slug.replaceAll("'", "''")}'`).join(',');
  const statement = `SELECT i.slug, p.code, v.year, v.value, v.note
    FROM indicator_value v JOIN indicator i ON i.id = v.indicator_id JOIN participant p ON p.id = v.country_id
    WHERE v.recorded @> ${roll.revision} AND i.slug IN (${slugs || 'NULL'})${conditions}
    ORDER BY i.slug COLLATE "C", p.code COLLATE "C", v.year`;
  async function* batches(): AsyncGenerator<Row[]> {
    for await (const records of copyRecords(pool, statement)) {
      yield records.flatMap(([slug, code, year, value, note]) => {
        const country = countries.get(code!);
        if (!country) return [];
        const { names, unit, publisher, url, licence } = bySlug.get(slug!)!;
        return [
          [
            ...[slug!, nameIn(names, locale), code!, nameIn(country.names, locale), Number(year), Number(value)],
            textIn(roll, 'indicators.unit', unit, locale),
            textIn(roll, 'indicators.publisher', publisher, locale),
            url,
            textIn(roll, 'indicators.licence', licence, locale),
            note!,
          ],
        ];
      });
    }
  }
  return {
    columns: INDICATOR_COLUMNS,
    batches,
    sdmx: seriesShape(indicators, [...countries.values()], locale),
    footing: null,
    notes: [TERMS[locale]],
  };
}

/** One row for each figure on record, by country and year. Streams from PostgreSQL. */
export function populationsTable(question: Question, pool: Pool): ExportTable {
  const locale = localeOf(question);
  const { countries, conditions } = narrowed(question);
  const statement = `SELECT p.code, v.year, v.population, v.source
    FROM population v JOIN participant p ON p.id = v.country_id
    WHERE v.recorded @> ${question.roll.revision}${conditions} ORDER BY p.code COLLATE "C", v.year`;
  async function* batches(): AsyncGenerator<Row[]> {
    for await (const records of copyRecords(pool, statement)) {
      yield records.flatMap(([code, year, population, source]) => {
        const country = countries.get(code!);
        return country ? [[code!, nameIn(country.names, locale), Number(year), Number(population), source!]] : [];
      });
    }
  }
  return {
    columns: POPULATION_COLUMNS,
    batches,
    sdmx: populationsShape([...countries.values()], locale),
    footing: null,
  };
}

function seriesShape(indicators: readonly Indicator[], countries: readonly Country[], locale: Locale): SdmxShape {
  const codes = codesOf(indicators, locale);
  return {
    id: 'INDICATORS',
    frequency: 'A',
    dimensions: [
      {
        column: 'indicator',
        id: 'SERIES',
        codes: codes.map((code, codeIndex) => ({ ...code, unit: { label: indicators[codeIndex]!.unit } })),
      },
      { column: 'country', id: 'REF_AREA', codes: codesOf(countries, locale) },
    ],
    time: 'year',
    indicators: ['value'],
  };
}

/** The rows as observations of every indicator and state. */
export async function indicatorsShape(
  question: Question,
  pool: Pool,
  excludedPublishers: readonly string[],
): Promise<SdmxShape> {
  const indicators = await indicatorsAsked(question, pool, excludedPublishers);
  return seriesShape(indicators, question.roll.countries, localeOf(question));
}

/** The rows as observations of some states. */
export function populationsShape(countries: readonly Country[], locale: Locale): SdmxShape {
  return {
    id: 'POPULATIONS',
    frequency: 'A',
    dimensions: [{ column: 'country', id: 'REF_AREA', codes: codesOf(countries, locale) }],
    time: 'year',
    indicators: ['population'],
  };
}

/** The states asked about by code, and the conditions of SQL that years and countries set. Throws BAD_USER_INPUT. */
function narrowed(question: Question): { countries: ReadonlyMap<string, Country>; conditions: string } {
  const { input, among, roll } = question;
  const { from, to } = input;
  if (from != null && to != null && from > to) throw badInput('from', `from: the year ${from} comes after ${to}`);
  const countries = new Map(countriesAsked(question).map((country) => [country.code, country]));
  if (among && countries.size === 0) throw badInput('countries', 'no state is left: no row can be given');
  const years = [...(from == null ? [] : [`v.year >= ${from}`]), ...(to == null ? [] : [`v.year <= ${to}`])];
  const states =
    countries.size === roll.countries.length ? [] : [`p.code IN (${[...countries.keys()].map((code) => `'${code}'`)})`];
  return { countries, conditions: [...years, ...states].map((condition) => ` AND ${condition}`).join('') };
}

async function indicatorsAsked(
  { roll, input }: Question,
  pool: Pool,
  excludedPublishers: readonly string[],
): Promise<Indicator[]> {
  const { rows } = await pool.query<Indicator>(
    `SELECT i.slug, jsonb_build_object('en', v.name_en, 'zh', v.name_zh) AS names, v.unit, v.publisher,
       v.source_url AS url, v.licence
     FROM indicator_version v JOIN indicator i ON i.id = v.indicator_id
     WHERE v.recorded @> $1::integer ORDER BY i.slug COLLATE "C"`,
    [roll.revision],
  );
  const all = rows.filter(({ publisher }) => publisher === null || !excludedPublishers.includes(publisher));
  if (input.indicators == null) return all;
  const slugs = all.map(({ slug }) => slug);
  const unknown = input.indicators.filter((slug) => !slugs.includes(slug));
  if (unknown.length > 0) {
    throw badInput('indicators', `there is no indicator ${unknownWords(unknown, slugs)}`);
  }
  return all.filter(({ slug }) => input.indicators!.includes(slug));
}
