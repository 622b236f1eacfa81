import { looseName } from './loose-name.js';

/**
 * Names in tables of states that are no names of states: territories, provinces and constituent states of a federation, and
 * companies. They are refused by name, and never taken for a state. Territories whose sovereignty is disputed (Falkland
 * Islands (Malvinas), Gibraltar, Mayotte, Western Sahara) are not listed: nothing is said of them.
 *
 * Source: ISO 3166-1 (entries that are no states) and ISO 3166-2 (subdivisions), from general knowledge, 30 November 2026.
 */
const PLACES: readonly { readonly what: string; readonly names: string }[] = [
  {
    what: 'a territory of Denmark',
    names: 'Greenland; Faroe Islands; Faeroe Islands; Grønland; Groenland; Groenlandia; 格陵兰; 法罗群岛; Гренландия',
  },
  {
    what: 'a special administrative region of China',
    names:
      'Hong Kong; Hong Kong SAR; China, Hong Kong SAR; Hong Kong, China; Hong Kong SAR, China; Macao; Macau; Macao SAR; China, Macao SAR; Macao, China; Macao SAR, China; 香港; 中国香港; 澳门; 中国澳门; Гонконг',
  },
  {
    what: 'a territory of the United States',
    names:
      'Puerto Rico; Guam; American Samoa; Northern Mariana Islands; United States Virgin Islands; US Virgin Islands; Virgin Islands (U.S.); 波多黎各; 关岛; 美属萨摩亚',
  },
  {
    what: 'a territory of the United Kingdom',
    names:
      'Bermuda; Cayman Islands; British Virgin Islands; Virgin Islands (British); Anguilla; Montserrat; Turks and Caicos Islands; Saint Helena; Pitcairn; Pitcairn Islands; 百慕大; 开曼群岛',
  },
  { what: 'a dependency of the British Crown', names: 'Guernsey; Jersey; Isle of Man; 马恩岛' },
  {
    what: 'a territory of France',
    names:
      'French Polynesia; New Caledonia; Guadeloupe; Martinique; Réunion; French Guiana; Saint Barthélemy; Saint Martin (French part); Saint Pierre and Miquelon; Wallis and Futuna; Wallis and Futuna Islands; French Southern Territories; 新喀里多尼亚; 法属波利尼西亚',
  },
  {
    what: 'a country of the Kingdom of the Netherlands',
    names: 'Aruba; Curaçao; Curacao; Sint Maarten; Sint Maarten (Dutch part); 阿鲁巴; 库拉索',
  },
  {
    what: 'a territory of Australia',
    names:
      'Norfolk Island; Christmas Island; Cocos (Keeling) Islands; Heard Island and McDonald Islands; Northern Territory; Australian Capital Territory',
  },
  { what: 'a territory of New Zealand', names: 'Tokelau; 托克劳' },
  {
    what: 'a territory of Norway',
    names: 'Svalbard; Svalbard and Jan Mayen; Svalbard and Jan Mayen Islands; Jan Mayen; Bouvet Island',
  },
  { what: 'an autonomous region of Finland', names: 'Åland; Åland Islands; Aland Islands' },
  {
    what: 'a part of the United Kingdom',
    names: 'England; Scotland; Wales; Northern Ireland; 英格兰; 苏格兰; 威尔士; 北爱尔兰',
  },
  {
    what: 'a constituent state of Germany',
    names:
      'Bavaria; Bayern; Free State of Bavaria; Baden-Württemberg; Baden-Wuerttemberg; Berlin; Brandenburg; Bremen; Hamburg; Hesse; Hessen; Lower Saxony; Niedersachsen; Mecklenburg-Western Pomerania; Mecklenburg-Vorpommern; North Rhine-Westphalia; Nordrhein-Westfalen; Rhineland-Palatinate; Rheinland-Pfalz; Saarland; Saxony; Sachsen; Saxony-Anhalt; Sachsen-Anhalt; Schleswig-Holstein; Thuringia; Thüringen; 巴伐利亚; 巴伐利亚州',
  },
  {
    what: 'a constituent state of Austria',
    names:
      'Burgenland; Carinthia; Kärnten; Lower Austria; Niederösterreich; Upper Austria; Oberösterreich; Salzburg; Styria; Steiermark; Tyrol; Tirol; Vorarlberg',
  },
  {
    what: 'a province or territory of Canada',
    names:
      'Alberta; British Columbia; Manitoba; New Brunswick; Newfoundland and Labrador; Northwest Territories; Nova Scotia; Nunavut; Ontario; Prince Edward Island; Quebec; Québec; Saskatchewan; Yukon; 魁北克; 安大略',
  },
  {
    what: 'a constituent state of Australia',
    names: 'New South Wales; Queensland; South Australia; Tasmania; Victoria; Western Australia',
  },
  { what: 'a region of Belgium', names: 'Flanders; Flemish Region; Wallonia; Walloon Region; Brussels-Capital Region' },
  {
    what: 'an autonomous community of Spain',
    names: 'Catalonia; Cataluña; Basque Country; Andalusia; Andalucía; Galicia',
  },
  {
    what: 'a constituent state of the United States',
    names:
      'Alabama; Alaska; Arizona; Arkansas; California; Colorado; Connecticut; Delaware; Florida; Hawaii; Idaho; Illinois; Indiana; Iowa; Kansas; Kentucky; Louisiana; Maine; Maryland; Massachusetts; Michigan; Minnesota; Mississippi; Missouri; Montana; Nebraska; Nevada; New Hampshire; New Jersey; New Mexico; New York; North Carolina; North Dakota; Ohio; Oklahoma; Oregon; Pennsylvania; Rhode Island; South Carolina; South Dakota; Tennessee; Texas; Utah; Vermont; Virginia; West Virginia; Wisconsin; Wyoming; 加利福尼亚; 加利福尼亚州',
  },
];

/** Ends of names that only companies have. `SA` and `AG` stand behind a dot or a comma too, and never alone. */
const COMPANY =
  /(?:[\s,]+(?:inc|ltd|llc|llp|plc|gmbh|corp|corporation|pty|pte|co\.?,? ltd|limited|company|incorporated|kgaa|s\.a\.|s\.p\.a\.|n\.v\.|b\.v\.|a\.g\.|oyj|oy|ab|ag|sa|spa|nv|bv|se|srl|sarl)\.?|公司|株式会社|주식회사)$/iu;

let byName: ReadonlyMap<string, string> | null = null;

/** What a name stands for that is no state's: `a territory of Denmark`, `a company by its name`; null where that is not known. */
export function otherThanState(name: string): string | null {
  byName ??= new Map(
    PLACES.flatMap(({ what, names }) => names.split(';').map((place) => [looseName(place.trim()), what] as const)),
  );
  return byName.get(looseName(name)) ?? (COMPANY.test(name.trim()) ? 'a company by its name' : null);
}
