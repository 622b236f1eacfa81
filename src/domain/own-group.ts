import { ownNames } from './among.js';
import { NEVER } from './day.js';
import type { Country, Group, Names, Scheme } from './roll.js';

/** Slugs of a group that somebody asks about and that is not on record, of everybody else, and of the scheme of the two. */
export const OWN_GROUP = 'own-group';
export const ALL_OTHERS = 'all-others';

const OWN_NAMES: Names = {
  en: 'The states chosen',
  zh: '所选国家',
  ar: 'الدول المختارة',
  es: 'Estados elegidos',
  fr: 'États choisis',
  ru: 'Выбранные государства',
};

const OTHERS_NAMES: Names = {
  en: 'All other states',
  zh: '其他国家',
  ar: 'سائر الدول',
  es: 'Los demás Estados',
  fr: 'Tous les autres États',
  ru: 'Все остальные государства',
};

/** Some states as a group that is not on record, whenever they are counted; by the name that the asker gave it. */
export function ownGroup(countries: readonly Country[], name: string | null): Group {
  return {
    slug: OWN_GROUP,
    // Nobody else vouches for the name: it stands in quotation marks wherever it is read.
    names: name === null ? OWN_NAMES : { en: `“${name}”` },
    definition: `The states that the question names: ${countries.map(({ code }) => code).join(', ')}.`,
    url: null,
    composition: {
      of: 'LISTED',
      memberships: countries.map(({ index }) => ({ country: index, from: -NEVER, to: NEVER })),
    },
  };
}

/** The universe split into such a group and everybody else: a scheme like any other, for the figures of section 5 of the method. */
export function ownScheme(countries: readonly Country[], name: string | null): Scheme {
  const asked = ownGroup(countries, name);
  const others: Group = {
    slug: ALL_OTHERS,
    names: OTHERS_NAMES,
    definition: 'The states counted that the question does not name.',
    url: null,
    composition: { of: 'OUTSIDE', countries: new Set(countries.map(({ index }) => index)) },
  };
  return {
    slug: OWN_GROUP,
    names: name === null ? OWN_NAMES : ownNames(countries, null, name),
    publisher: null,
    url: null,
    groups: [asked.slug, others.slug],
    globalSouthGroup: null,
    ownGroups: [asked, others],
  };
}

/** Whether a group belongs to such a scheme, which exists in one question only. */
export function isOwn({ slug }: Pick<Group, 'slug'>): boolean {
  return slug === OWN_GROUP || slug === ALL_OTHERS;
}
