/**
 * Places the markers of the map: for each state whose outline is missing from Natural Earth's 1:110m or smaller than
 * 3,500 km², the middle of the largest piece of its 1:10m outline. Writes web/src/views/markers.json: M49 code to
 * longitude and latitude. Run it again only when data/countries.csv or the outlines change.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { geoArea, geoCentroid } from 'd3-geo';
import { feature } from 'topojson-client';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const EARTH_RADIUS_KM = 6371;
const SMALL_KM2 = 3500;

const topology = async (scale) =>
  JSON.parse(await readFile(join(root, 'node_modules', 'world-atlas', `countries-${scale}.json`), 'utf8'));
const [fine, coarse] = await Promise.all([topology('10m'), topology('110m')]);
const outlined = new Set(coarse.objects.countries.geometries.map((geometry) => geometry.id));
const outlines = new Map();
for (const outline of feature(fine, fine.objects.countries).features) {
  // A dependency may bear its state's code: the larger outline is the state's own.
  const known = outlines.get(outline.id);
  if (!known || geoArea(outline) > geoArea(known)) outlines.set(outline.id, outline);
}

const markers = {};
for (const { code, m49 } of parse(await readFile(join(root, 'data', 'countries.csv')), { columns: true })) {
  if (m49 === '') continue;
  const outline = outlines.get(m49);
  if (!outline) {
    console.warn(`${code} (${m49}): Natural Earth has no outline for it`);
    continue;
  }
  if (outlined.has(m49) && geoArea(outline) * EARTH_RADIUS_KM ** 2 >= SMALL_KM2) continue;
  // The middle of a scattered archipelago lies in the sea: its largest island bears the marker.
  const pieces =
    outline.geometry.type === 'MultiPolygon'
      ? outline.geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
      : [outline.geometry];
  const largest = pieces.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one));
  markers[m49] = geoCentroid(largest).map((degrees) => Math.round(degrees * 100) / 100);
}
const lines = Object.entries(markers)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([m49, [longitude, latitude]]) => `  "${m49}": [${longitude}, ${latitude}]`);
await writeFile(join(root, 'web', 'src', 'views', 'markers.json'), `{\n${lines.join(',\n')}\n}\n`);
console.log(`${lines.length} markers`);
