import type { Block, Item } from '../document.js';
import type { Holder, RolesOfClass } from '../report-data.js';
import type { RoleWords } from '../words/words.js';
import { paragraph, type Told } from './told.js';

const CLASSES = ['leading', 'providing', 'receiving'] as const;

/** Who leads, who provides and who receives, by group and by name. */
export function roleBlocks({ data, words }: Told): Block[] {
  const columns = words.rolesTable;
  const items = (holders: readonly Holder[]): Item[] => {
    const counts = [...new Set(holders.map(({ initiatives }) => initiatives))];
    return counts.map((count) => ({
      lead: `${words.inInitiatives(count)}${words.colon}`,
      text: words.states(holders.filter(({ initiatives }) => initiatives === count)),
    }));
  };
  const named = (title: string, holders: readonly Holder[]): Block[] =>
    holders.length === 0
      ? []
      : [
          { kind: 'paragraph', text: `${title}${words.colon}` },
          { kind: 'list', items: items(holders) },
        ];
  const ofClass = ({ holders }: RolesOfClass, role: RoleWords): Block[] => {
    const states = holders.filter(({ isState }) => isState);
    const organisations = holders.filter(({ isState }) => !isState);
    return [
      { kind: 'subheading', text: role.heading },
      ...paragraph(words, holders.length === 0 ? role.nobody : role.all(states.length, organisations.length)),
      ...named(role.states, states),
      ...named(role.organisations, organisations),
    ];
  };
  const anybody = CLASSES.some((name) => data[name].seats > 0);
  return [
    ...paragraph(words, words.rolesNote),
    ...(anybody
      ? [
          {
            kind: 'table',
            caption: columns.caption,
            columns: [{ label: columns.group }, ...CLASSES.map((name) => ({ label: columns[name], numeric: true }))],
            rows: data.groups.groups.map((group, groupIndex) => [
              words.name(group),
              ...CLASSES.map((name) => words.number(data[name].byGroup[groupIndex]!)),
            ]),
          } as const,
        ]
      : []),
    ...CLASSES.flatMap((name) => ofClass(data[name], words.roles[name])),
  ];
}
