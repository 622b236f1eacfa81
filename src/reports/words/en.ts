import type { Day } from '../../domain/day.js';
import { dayInWords } from '../../domain/locale.js';
import { nameIn } from '../../domain/names.js';
import type { Precision } from '../../domain/roll.js';
import { inOrderOfNames, stateInText } from '../../domain/state-names.js';
import { FAMILY_TERMS, KIND_TERMS, TOPIC_TERMS } from '../../domain/vocabulary.js';
import { shortName } from '../../figures/text.js';
import { numberIn, ratioIn, SENTENCES } from '../../questions/notes.js';
import type { Counted, ReportWords } from './words.js';

const n = (value: number) => numberIn(value, 'EN');
const day = (value: Day) => dayInWords(value, 'EN');
const many = (count: number, singular: string, plural = `${singular}s`) =>
  `${n(count)} ${count === 1 ? singular : plural}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const inMonth = (value: Day) => month.format(new Date(value * 86_400_000));
const yearOf = (value: Day) => String(new Date(value * 86_400_000).getUTCFullYear());
const share = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

function when(value: Day, precision: Precision): string {
  switch (precision) {
    case 'DAY':
      return `on ${day(value)}`;
    case 'MONTH':
      return `in ${inMonth(value)}`;
    case 'YEAR':
      return `in ${yearOf(value)}`;
    case 'NO_LATER_THAN':
      return `no later than ${day(value)}`;
  }
}

function cellDay(value: Day, precision: Precision): string {
  switch (precision) {
    case 'DAY':
      return day(value);
    case 'MONTH':
      return inMonth(value);
    case 'YEAR':
      return yearOf(value);
    case 'NO_LATER_THAN':
      return `by ${day(value)}`;
  }
}

function list(names: readonly string[]): string {
  if (names.length <= 2) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}

const UNIVERSE = {
  UN_MEMBERS: (count: number) => `${many(count, 'member state', 'member states')} of the United Nations`,
  UN_MEMBERS_AND_OBSERVERS: (count: number) =>
    `${many(count, 'member and observer state', 'member and observer states')} of the United Nations`,
  ALL_STATES: (count: number) => `${many(count, 'state', 'states')} on record`,
} as const;

/** What the states take part in: `any of the 23 initiatives counted here`, or the one by its name. */
const ofThem = ({ n: count, only }: Counted, quantity: 'none' | 'any' | 'at least one') =>
  only ?? `${quantity} of the ${n(count)} initiatives counted here`;

const en: ReportWords = {
  language: 'en',
  sentences: SENTENCES.EN,
  space: ' ',
  colon: ':',
  stop: '.',
  inBrackets: (text) => ` (${text})`,
  capital,
  number: n,
  percent: (value) => share.format(value),
  ratio: (value) => ratioIn(value, 'EN'),
  day,
  when,
  cellDay,
  list,
  state: ({ key, names }) => stateInText(key, nameIn(names, 'EN'), 'en'),
  states: (states) =>
    list(
      inOrderOfNames(
        states.map(({ key: code, names }) => ({ code, names })),
        'en',
      ),
    ),
  stateAlone: ({ key, names }) => stateInText(key, nameIn(names, 'EN'), 'en').replace(/^the /, ''),
  name: ({ names }) => nameIn(names, 'EN'),
  shortName: ({ names }) => shortName(nameIn(names, 'EN')),
  kind: (kind) => KIND_TERMS[kind].en,
  topic: (topic) => TOPIC_TERMS[topic].en,
  family: (family) => (family === 'OTHER' ? 'Other organisations' : FAMILY_TERMS[family].en),
  nothing: '–',
  notKnown: 'not known',
  atLeast: (count) => `at least ${count}`,

  title: (year) => `Who takes part in AI governance: ${year}`,
  subtitle: (selection, on) => `${selection}, as of ${on}`,
  selection: ({ set, only, initiatives, isWholeSet }) => {
    const count = many(initiatives, 'initiative');
    if (set && isWholeSet) return `${nameIn(set.names, 'EN')} (${count})`;
    if (only) return nameIn(only.names, 'EN');
    return set ? `${count} of the set “${nameIn(set.names, 'EN')}”` : count;
  },
  description: (title, headline) => `${title}. ${headline}`,
  contents: 'Contents',
  runningYear: (year, on) =>
    `${year} was not over when these data were gathered. They go to ${on}, and so do the figures for the year.`,

  titles: {
    inShort: 'In short',
    findings: 'What stands out',
    openings: 'New initiatives',
    changes: 'Who joined and who left',
    groups: 'The groups and their shares',
    roles: 'Who leads, who provides, who receives',
    none: 'Who is still in none',
    parts: 'By topic and by lead',
    notKnown: 'What is not known',
    method: 'Method and citation',
  },

  none: ({ universe, atNone, noneUnsure, day: on }, counted) => {
    const everyone = UNIVERSE[counted.universe](universe);
    const at = counted.cumulative ? `By ${day(on)}` : `On ${day(on)}`;
    const had = counted.cumulative ? 'had taken' : 'took';
    if (atNone === 0) return `${at}, every one of the ${everyone} ${had} part in ${ofThem(counted, 'at least one')}.`;
    const upTo = noneUnsure > 0 ? 'at most ' : '';
    if (counted.only !== null) {
      const not = counted.cumulative ? 'had never taken' : 'did not take';
      return `${at}, ${upTo}${n(atNone)} of the ${everyone} ${not} part in ${counted.only}.`;
    }
    return `${at}, ${upTo}${n(atNone)} of the ${everyone} ${had} part in ${ofThem(counted, 'none')}.`;
  },
  opened: (opened, { n: count }, again) => {
    if (opened === 0) return `None of the ${n(count)} had opened by then.`;
    return again ? `By then ${n(opened)} had opened.` : `${n(opened)} of the ${n(count)} had opened by then.`;
  },
  itself: ({ itself, itselfAtLeast, throughCounted, universe }, { only, cumulative }) => {
    const upFrom = itselfAtLeast ? 'at least ' : '';
    const had = cumulative ? 'had taken' : 'took';
    const what = only === null ? 'in at least one' : 'in it';
    if (itself === universe) return '';
    const itselfText = `By their own name ${upFrom}${many(itself, 'state')} ${had} part ${what}`;
    if (throughCounted === 0) return `${itselfText}.`;
    return `${itselfText}; ${upFrom === '' ? '' : 'as far as is known, '}${many(throughCounted, 'more state', 'more states')} did so only through an organisation.`;
  },
  noneThrough: ({ noneThrough, atNone }) => {
    if (noneThrough === 0) return '';
    const belong = noneThrough === 1 ? 'belongs' : 'belong';
    const who =
      noneThrough === atNone
        ? atNone === 1
          ? 'The state in none'
          : `All ${n(atNone)} in none`
        : `Of the ${n(atNone)} in none, ${n(noneThrough)}`;
    return `${who} ${belong} to an organisation that takes part in its own name, which is not counted for its members here.`;
  },
  noneUnsure: ({ noneUnsure, atNone }) => {
    if (noneUnsure === 0) return '';
    const of =
      noneUnsure === atNone
        ? atNone === 1
          ? 'Of the state in none'
          : `Of all ${n(atNone)} in none`
        : `Of ${n(noneUnsure)} of the ${n(atNone)} in none`;
    return `${of} it is not known for certain: what is on record does not rule out that ${noneUnsure === 1 ? 'it takes' : 'they take'} part.`;
  },
  noneBefore: (now, before, { year }) => {
    const end = `At the end of ${year - 1}`;
    if (now.noneUnsure > 0 || before.noneUnsure > 0) {
      return `${end} it was ${before.noneUnsure > 0 ? 'at most ' : ''}${n(before.atNone)}.`;
    }
    const change = now.atNone - before.atNone;
    if (change === 0) return `${end} it was the same number.`;
    return `${end} it was ${n(before.atNone)}, ${n(Math.abs(change))} ${change < 0 ? 'more' : 'fewer'}.`;
  },
  nothingBefore: (year) => `Nothing is on record of any year before ${year}.`,
  population: (value, atMost, none) =>
    none === 0
      ? ''
      : `${atMost ? 'At most ' : ''}${share.format(value)} of the people of all states counted live in the ${none === 1 ? 'state' : `${n(none)} states`} in none.`,
  seats: (now, before, { year }) => {
    const least = now.seatsAtLeast;
    const total = `Counting each state once in each initiative, there were ${least ? 'at least ' : ''}${many(now.seats, 'participation')}`;
    if (before === null) return `${total}.`;
    return `${total}, against ${before.seatsAtLeast ? 'at least ' : ''}${n(before.seats)} at the end of ${year - 1}.`;
  },
  distribution: {
    caption: 'States by the number of initiatives in which they take part',
    initiatives: 'Initiatives',
    states: 'States',
  },

  openings: (count, { year, n: all }) => {
    if (count === 0) return `None of the initiatives counted here opened in ${year}.`;
    if (count === all && count > 1) return `All of the ${n(all)} initiatives counted here opened in ${year}.`;
    return all === 1
      ? `The initiative opened in ${year}.`
      : `In ${year}, ${n(count)} of the ${n(all)} initiatives counted here opened.`;
  },
  openingsTable: {
    caption: 'Initiatives that opened in the year',
    initiative: 'Initiative',
    kind: 'Kind',
    opened: 'Opened',
    leads: 'Led by',
    states: 'States',
    organisations: 'Organisations',
    noList: 'no list',
  },
  withoutOpening: (names, all) =>
    names.length === 0
      ? ''
      : all === 1
        ? 'When it opened is not on record.'
        : `When ${names.length === 1 ? 'one of them' : `${n(names.length)} of them`} opened is not on record: ${list(names)}.`,
  endedIn: (name, on) => `${name} had ended by ${on}.`,

  joined: ({ least, greatest }, { year }) => {
    if (greatest === 0) return `Nobody began to take part in any of them in ${year}.`;
    if (least === greatest) return `${capital(many(least, 'participation'))} began in ${year}.`;
    const possible = greatest - least;
    const rest = `the start of ${least === 0 ? (possible === 1 ? 'it' : 'all of them') : possible === 1 ? 'another one' : `another ${n(possible)}`} is not known exactly enough to say whether it lies in the year`;
    if (least === 0) return `At most ${many(greatest, 'participation')} began in ${year}: ${rest}.`;
    return `Between ${n(least)} and ${n(greatest)} participations began in ${year}: ${n(least)} surely, while ${rest}.`;
  },
  joinedAsStated: (joined) => `Going by the stated dates alone, it was ${n(joined)}.`,
  joinedTo: (name, least, greatest) =>
    `${name} (${least === greatest ? '' : `${n(least)} to `}${many(greatest, 'state')}).`,
  possibly: (text) => `Perhaps in the year, ${text}`,
  onDay: (on, names, through) => `${on}${through ? ', through an organisation' : ''}: ${names}`,
  between: '; ',
  left: (count, ended, { year }) => {
    if (count === 0 && ended === 0) return `No participation ended in ${year}.`;
    if (count === 0) return '';
    return `${capital(many(count, 'participation'))} ended in ${year}${ended > 0 ? ' while the initiative went on' : ''}; the days are the first without:`;
  },
  endedWith: (name, on, states) =>
    `${name} had ended by ${on}, and with it the participation of ${many(states, 'state')}.`,

  ratioMeans:
    'The representation ratio sets a group’s share of all participations against its share of all states: at 1 a group has the share that its number of states would give it.',
  extremes: (highest, lowest, on) =>
    highest.group === lowest.group
      ? `As of ${on} it is ${ratioIn(highest.ratio, 'EN')} (${highest.group}).`
      : `As of ${on} it runs from ${ratioIn(lowest.ratio, 'EN')} (${lowest.group}) to ${ratioIn(highest.ratio, 'EN')} (${highest.group}).`,
  moves: (rise, fall, year) => {
    const text = ({ group, from, to }: { group: string; from: number; to: number }) =>
      `from ${ratioIn(from, 'EN')} to ${ratioIn(to, 'EN')} (${group})`;
    const since = `since the end of ${year - 1}`;
    if (rise && fall) return `The largest rise ${since} is ${text(rise)}, the largest fall ${text(fall)}.`;
    if (rise) return `The largest rise ${since} is ${text(rise)}; no group’s ratio fell.`;
    if (fall) return `The largest fall ${since} is ${text(fall)}; no group’s ratio rose.`;
    return `No group’s ratio has changed ${since}.`;
  },
  withheld: (now, before, { year, n: count }) => {
    if (!now && !before) return '';
    const which = now && before ? `${year - 1} and ${year}` : now ? String(year) : String(year - 1);
    const whose = count === 1 ? 'the list on record is' : 'one or more of the lists on record are';
    return `For ${which} no shares of participations and no ratios are given: ${whose} not complete, or read too long ago, and the counts of participations are at least as shown.`;
  },
  groupsTable: {
    caption: (scheme) => `The groups of the scheme “${scheme}”`,
    columns: (year, before) => ({
      group: 'Group',
      members: 'Members',
      participants: 'Taking part in at least one',
      seatsBefore: `Participations, end of ${before}`,
      seats: `Participations, ${year}`,
      seatShare: 'Share of participations',
      membershipShare: 'Share of states',
      ratioBefore: `Ratio, end of ${before}`,
      ratio: `Ratio, ${year}`,
      joined: 'Begun in the year',
      left: 'Ended in the year',
    }),
  },
  south: (now, before, { year }, on) => {
    if (now === null && before === null) return '';
    const both = ({ least, leastUnder, greatest, greatestUnder }: NonNullable<typeof now>, verb: string) =>
      `${verb} between ${ratioIn(least, 'EN')} (${leastUnder}) and ${ratioIn(greatest, 'EN')} (${greatestUnder})`;
    const why = 'depending on who is taken for the South and on how organisations count for their members';
    if (now === null)
      return `For the Global South it lay ${both(before!, '').trim()} at the end of ${year - 1}, ${why}.`;
    const earlier =
      before === null
        ? ''
        : `; at the end of ${year - 1} it lay between ${ratioIn(before.least, 'EN')} and ${ratioIn(before.greatest, 'EN')}`;
    return `For the Global South it lies ${both(now, '').trim()} as of ${on}, ${why}${earlier}.`;
  },
  range: (least, greatest) => `${least} to ${greatest}`,
  yearsTable: {
    caption: (scheme) => `Representation ratio by year, “${scheme}”`,
    year: 'Year',
    running: (year) => `${year} (so far)`,
  },

  roles: {
    leading: {
      heading: 'Leading',
      nobody: 'Nobody is on record as leading one of them.',
      all: (states, organisations) =>
        `${holders(states, organisations)} on record as leading at least one of them, as host, chair, proposer, convenor, facilitator or secretariat.`,
      states: 'States',
      organisations: 'Organisations',
    },
    providing: {
      heading: 'Providing',
      nobody: 'Nobody is on record as providing training, assistance or means.',
      all: (states, organisations) =>
        `${holders(states, organisations)} on record as providing training, assistance or means.`,
      states: 'States',
      organisations: 'Organisations',
    },
    receiving: {
      heading: 'Receiving',
      nobody: 'Nobody is on record as receiving training, assistance or means.',
      all: (states, organisations) =>
        `${holders(states, organisations)} on record as receiving training, assistance or means. By default, to receive is not counted as taking part.`,
      states: 'States',
      organisations: 'Organisations',
    },
  },
  rolesTable: {
    caption: 'Pairs of a state and an initiative in which it leads, provides or receives',
    group: 'Group',
    leading: 'Leading',
    providing: 'Providing',
    receiving: 'Receiving',
  },
  rolesNote: 'These are the roles on record; a role that is not on record may be held all the same.',
  inInitiatives: (count) => `In ${many(count, 'initiative')}`,

  nobodyInNone: (counted) => `Nobody: every state counted takes part in ${counted.only ?? 'at least one of them'}.`,
  noneHeading: ({ only, cumulative }) => {
    if (only !== null) return `These states ${cumulative ? 'have never taken' : 'do not take'} part in ${only}:`;
    return `These states ${cumulative ? 'have never taken part in any' : 'take part in none'} of the initiatives counted here:`;
  },
  noneOfGroup: (group, none, members, atMost) => `${group} (${atMost ? 'at most ' : ''}${n(none)} of ${n(members)})`,
  onlyThrough: (names) => `only through an organisation, which is not counted here: ${names}`,
  unsure: (names) => `not known: ${names}`,

  partsTable: {
    topics: 'By topic',
    leads: 'By lead',
    topic: 'Topic',
    lead: 'Lead',
    initiatives: 'Initiatives',
    states: 'States in at least one',
    highest: 'Highest ratio',
    lowest: 'Lowest ratio',
  },
  partsNote:
    'An initiative stands under each of its topics and each of its leads, so that the rows do not add up. Where a list does not say all, states are at least as given and ratios are left out.',

  everythingKnown: 'The lists of all initiatives counted here can be relied on for this day.',
  inexactStarts:
    'Of some participations it is known only that they had begun by a later day. They are counted from that day on, so that there may have been more on the day of this report.',
  openLists: (count, all) =>
    all === 1
      ? 'From the list on record absence cannot be concluded:'
      : `From ${count === 1 ? 'one' : n(count)} of the ${n(all)} lists absence cannot be concluded. There, participation is at least what is shown, and absence at most:`,
  openList: (completeness, checkedOn, names) => {
    const namesOnRecord = names === null ? '' : `; ${names.onRecord} of ${names.published} names on record`;
    switch (completeness) {
      case 'COMPLETE':
        return checkedOn === null
          ? `complete, but when it was checked is not on record${namesOnRecord}`
          : `last checked on ${checkedOn}, too long ago to conclude absence${namesOnRecord}`;
      case 'PARTIAL':
        return `not complete${namesOnRecord}`;
      default:
        return `nothing of the list is on record${namesOnRecord}`;
    }
  },
  checkedBefore: (count, all, on) =>
    all === 1
      ? `The list was last checked before ${on}; it is still relied on, for what was known then:`
      : `${count === 1 ? 'One list was' : `${n(count)} lists were`} last checked before ${on}; ${count === 1 ? 'it is' : 'they are'} still relied on, for what was known then:`,
  checkedOn: (on) => `checked on ${on}`,
  unverified: (seats, all) =>
    seats === 0
      ? 'No participation of a state counted here rests on unverified facts alone.'
      : `${n(seats)} of the ${many(all, 'participation')} of states counted here ${seats === 1 ? 'rests' : 'rest'} on unverified facts alone.`,

  methodOf: (counting, method, asUsual) =>
    `Counted by method ${method}${asUsual ? ' with its default settings' : ''}: ${counting.join('; ')}.`,
  joinedAreCurrent:
    'Beginnings and ends of participation are those of participation in effect, whatever sense is asked for.',
  groupsAsOfPoint: 'Membership of the groups is read on the day of each figure.',
  yearPoint: (year, on) =>
    `The figures of ${year} are those of ${on}. The same initiatives are counted at both ends of the year.`,
  edition: ({ release, revision }, on) =>
    release === null
      ? `The data are revision ${revision}, recorded on ${on} and not released.`
      : `The data are release ${release}, recorded on ${on}.`,
  cite: ({ cite }) => `Cite as: ${cite}`,
  licence: 'The data are licensed under Creative Commons Attribution 4.0 International (CC BY 4.0).',
  links: { here: 'This report', method: 'The method', data: 'The data', dashboard: 'The dashboard' },
};

function holders(states: number, organisations: number): string {
  const parts = [
    ...(states > 0 ? [many(states, 'state')] : []),
    ...(organisations > 0 ? [many(organisations, 'organisation')] : []),
  ];
  return `${list(parts)} ${states + organisations === 1 ? 'is' : 'are'}`;
}

export default en;
