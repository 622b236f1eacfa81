import { isIncomplete } from '../../domain/lists.js';
import type { Initiative } from '../../domain/roll.js';
import { namesAt } from '../../questions/fields.js';
import type { Question } from '../../questions/question.js';
import { localeOf } from '../metadata.js';
import type { ExportTable } from '../table.js';
import { dayCell, listed, listedTable, namedColumns, plain, wordsCell } from './listed.js';

const vote = (of: 'for' | 'against' | 'abstained' | 'notVoting', description: string) =>
  listed<Initiative>(
    `votes_${of === 'notVoting' ? 'not_voting' : of}`,
    'integer',
    description,
    ({ votes }) => votes?.[of] ?? null,
  );

const COLUMNS = [
  listed<Initiative>('slug', 'text', 'Identifies the initiative.', ({ slug }) => slug),
  ...namedColumns<Initiative>('initiative'),
  listed<Initiative>(
    'summary',
    'text',
    'What it is, in the language asked for where it is on record in it.',
    ({ summaries }, question) => (localeOf(question) === 'ZH' ? summaries.zh : null) ?? summaries.en,
  ),
  listed<Initiative>('kind', 'text', 'Kind of text or body, as the API names it.', ({ kind }) => kind),
  listed<Initiative>('scope', 'text', 'Whom it is for, as the API names it.', ({ scope }) => scope),
  listed<Initiative>('focus', 'text', 'AI: AI is its subject; BROADER: AI is one part.', ({ focus }) => focus),
  listed<Initiative>('topics', 'text', 'Its topics, separated by spaces.', ({ topics }) => wordsCell(topics)),
  listed<Initiative>('binding', 'boolean', 'Whether it binds in law.', ({ binding }) => binding),
  listed<Initiative>(
    'openness',
    'text',
    'Who can join: OPEN, BY_INVITATION, CLOSED or REGIONAL.',
    ({ openness }) => openness,
  ),
  listed<Initiative>(
    'eligible_group',
    'text',
    'Slug of the group whose members can join; empty: not confined to one.',
    ({ eligibleGroup }) => eligibleGroup,
  ),
  listed<Initiative>(
    'adoption',
    'text',
    'BY_STATES: each takes part by an act of its own; BY_ORGANISATION: a body adopted it as such; ISSUED: a body published or runs it.',
    ({ adoption }) => adoption,
  ),
  listed<Initiative>(
    'manner',
    'text',
    'How a body decided: WITHOUT_VOTE or RECORDED_VOTE; empty: not such a decision, or not on record.',
    ({ manner }) => manner,
  ),
  vote('for', 'Votes for it, of a recorded vote.'),
  vote('against', 'Votes against it.'),
  vote('abstained', 'Abstentions.'),
  vote('notVoting', 'Members that did not vote; empty: not on record.'),
  listed<Initiative>(
    'lead_organisation',
    'text',
    'Who leads it, in the words of the source.',
    ({ leadOrganisation }) => leadOrganisation,
  ),
  listed<Initiative>(
    'leads',
    'text',
    'States and organisations on record that lead it, by code, in order, separated by |.',
    ({ index }, { roll }) => {
      const leads = (roll.leads.get(index) ?? []).flatMap((lead) => roll.participantAt[lead]?.code ?? []);
      return leads.length === 0 ? null : leads.join('|');
    },
  ),
  listed<Initiative>(
    'host_country',
    'text',
    'State that held the event at which it was adopted, by alpha-3.',
    ({ hostCountry }) => hostCountry,
  ),
  listed<Initiative>(
    'seat_country',
    'text',
    'State in which the body sits, by alpha-3.',
    ({ seatCountry }) => seatCountry,
  ),
  listed<Initiative>(
    'parent',
    'text',
    'Slug of the event, body or process to which it belongs.',
    ({ parent }) => parent,
  ),
  listed<Initiative>(
    'sets',
    'text',
    'Initiative sets in which it stands, by slug, separated by spaces.',
    ({ slug }, { roll }) =>
      wordsCell([...roll.sets.values()].filter(({ initiatives }) => initiatives.includes(slug)).map((set) => set.slug)),
  ),
  {
    ...listed<Initiative>(
      'opened_on',
      'date',
      'First day on which one could take part, as exactly as opened_precision says; empty: not on record.',
      ({ openedOn }) => dayCell(openedOn),
    ),
    precision: 'opened_precision',
  },
  listed<Initiative>(
    'opened_precision',
    'text',
    'DAY, MONTH, YEAR or NO_LATER_THAN: how exactly opened_on is known.',
    ({ openedPrecision }) => openedPrecision,
  ),
  listed<Initiative>('in_force_on', 'date', 'Day of its entry into force.', ({ inForceOn }) => dayCell(inForceOn)),
  listed<Initiative>('ended_on', 'date', 'First day on which it was no more; empty: it goes on.', ({ endedOn }) =>
    dayCell(endedOn),
  ),
  listed<Initiative>(
    'list_completeness',
    'text',
    'Whether its list of participants is on record: COMPLETE, PARTIAL, NONE, or NOT_APPLICABLE where there can be none.',
    ({ listCompleteness }) => listCompleteness,
  ),
  listed<Initiative>('list_checked_on', 'date', 'Day on which the list was last read.', ({ listCheckedOn }) =>
    dayCell(listCheckedOn),
  ),
  listed<Initiative>(
    'list_closed_on',
    'date',
    'First day on which nobody could be added; empty: the list rolls on.',
    ({ listClosedOn }) => dayCell(listClosedOn),
  ),
  listed<Initiative>(
    'incomplete',
    'boolean',
    'True: absence can not be concluded from its list on the day (method, section 3).',
    (initiative, { day, rule }) => isIncomplete(initiative, day, rule),
  ),
  listed<Initiative>(
    'published_total',
    'integer',
    'How many participants its publisher states; empty: none stated.',
    ({ publishedTotal }) => publishedTotal,
  ),
  listed<Initiative>('url', 'text', 'Its address.', ({ url }) => url),
];
export const INITIATIVE_COLUMNS = plain(COLUMNS);

/** One row for each initiative of the selection in its order, or for every one on record where nothing is selected. */
export function initiativesTable(question: Question): ExportTable {
  const { input, roll, initiatives } = question;
  const selects = namesAt('selection').some((name) => input[name] != null);
  return listedTable(question, COLUMNS, selects ? initiatives : roll.initiatives);
}
