import { giveWay } from '../common/in-slices.js';
import type { Reads } from '../database/reads.js';
import type { Indicator, Indicators, IndicatorValue } from '../domain/indicators.js';
import type { Names, Roll } from '../domain/roll.js';

const INDICATORS = `
  SELECT i.slug, jsonb_build_object('en', v.name_en, 'zh', v.name_zh) AS names, v.unit,
    v.higher_is_better AS "higherIsBetter", v.publisher, v.source_url AS url, v.licence, v.definition
  FROM indicator_version v JOIN indicator i ON i.id = v.indicator_id
  WHERE v.recorded @> $1::integer ORDER BY i.slug COLLATE "C"`;

/** Values that are read at a time: what PostgreSQL answers is taken apart in one go, this many in some milliseconds. */
const VALUES_A_STEP = 2_000;
const VALUES = `
  SELECT p.code, v.year, v.value, v.note
  FROM indicator_value v JOIN indicator i ON i.id = v.indicator_id JOIN participant p ON p.id = v.country_id
  WHERE v.recorded @> $1::integer AND i.slug = $2 AND (p.code COLLATE "C", v.year) > ($3, $4)
  ORDER BY p.code COLLATE "C", v.year LIMIT ${VALUES_A_STEP}`;

interface StatedValue {
  readonly code: string;
  readonly year: number;
  readonly value: number;
  readonly note: string | null;
}

/**
 * The indicators on record at a roll's revision, less those of the publishers to leave out. What was recorded up to a
 * revision never changes, so that the answer for a release stays the same.
 */
export async function loadIndicators(reads: Reads, roll: Roll, excluded: readonly string[]): Promise<Indicators> {
  const { rows } = await reads.query<Indicator & { names: Names }>(roll.revision, {
    text: INDICATORS,
    values: [roll.revision],
  });
  const all = rows.filter(({ publisher }) => publisher === null || !excluded.includes(publisher));
  const bySlug = new Map(all.map((indicator) => [indicator.slug, indicator]));
  const values = new Map<string, Map<number, IndicatorValue[]>>(all.map(({ slug }) => [slug, new Map()]));
  for (const indicator of all) {
    const byCountry = values.get(indicator.slug)!;
    for await (const { code, year, value, note } of statedValues(reads, roll, indicator)) {
      const country = roll.countryByCode.get(code);
      if (!country) continue; // Not on record at the revision.
      const series = byCountry.get(country.index);
      const stated = { indicator, country: country.index, year, value, note };
      if (series) series.push(stated);
      else byCountry.set(country.index, [stated]);
    }
  }
  return { all, bySlug, values };
}

/** Every value of an indicator at the roll's revision, by country and year; what was recorded up to it never changes. */
async function* statedValues(reads: Reads, roll: Roll, { slug }: Indicator): AsyncGenerator<StatedValue> {
  for (let [code, year] = ['', 0]; ; ) {
    const { rows } = await reads.query<StatedValue>(roll.revision, {
      name: 'indicator-values',
      text: VALUES,
      values: [roll.revision, slug, code, year],
    });
    yield* rows;
    if (rows.length < VALUES_A_STEP) return;
    ({ code, year } = rows.at(-1)!);
    await giveWay();
  }
}
