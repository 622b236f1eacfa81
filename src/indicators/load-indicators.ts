import type { Reads } from '../database/reads.js';
import type { Indicator, Indicators, IndicatorValue } from '../domain/indicators.js';
import type { Names, Roll } from '../domain/roll.js';

const INDICATORS = `
  SELECT i.slug, jsonb_build_object('en', v.name_en, 'zh', v.name_zh) AS names, v.unit,
    v.higher_is_better AS "higherIsBetter", v.publisher, v.source_url AS url, v.licence, v.definition
  FROM indicator_version v JOIN indicator i ON i.id = v.indicator_id
  WHERE v.recorded @> $1::integer ORDER BY i.slug COLLATE "C"`;

const VALUES = `
  SELECT i.slug, p.code, v.year, v.value, v.note
  FROM indicator_value v JOIN indicator i ON i.id = v.indicator_id JOIN participant p ON p.id = v.country_id
  WHERE v.recorded @> $1::integer ORDER BY i.slug COLLATE "C", p.code COLLATE "C", v.year`;

interface StatedValue {
  readonly slug: string;
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
  const stated = await reads.query<StatedValue>(roll.revision, { text: VALUES, values: [roll.revision] });
  for (const { slug, code, year, value, note } of stated.rows) {
    const indicator = bySlug.get(slug);
    const country = roll.countryByCode.get(code);
    if (!indicator || !country) continue; // Of a publisher left out, or of a country not on record at the revision.
    const byCountry = values.get(slug)!;
    const series = byCountry.get(country.index);
    const one = { indicator, country: country.index, year, value, note };
    if (series) series.push(one);
    else byCountry.set(country.index, [one]);
  }
  return { all, bySlug, values };
}
