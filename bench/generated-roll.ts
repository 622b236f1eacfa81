import { dayOf, formatDay } from '../src/domain/day.js';
import { Random } from './random.js';

/** What a generated roll is added to: the identities that the shipped data brought, by their keys in the database. */
export interface Shipped {
  readonly states: readonly { id: number; participations: number }[];
  readonly organisations: readonly { id: number; participations: number }[];
  /** Groups to which an initiative may be restricted. */
  readonly groups: readonly number[];
  readonly dataThrough: string;
  readonly nextInitiative: number;
  readonly nextSource: number;
  readonly nextParticipation: number;
}

export interface RollSize {
  /** Initiatives to generate, besides the shipped ones. */
  readonly initiatives: number;
  /** Participations on record now to generate, besides the shipped ones; closed versions come on top. */
  readonly participations: number;
  /** The last revision; the first is that of the shipped data. */
  readonly lastRevision: number;
}

/** Rows of one initiative, in the text format of COPY, by table. */
export interface InitiativeRows {
  readonly initiative: string;
  readonly initiative_version: string;
  readonly source: string;
  readonly participation: string;
  readonly further_citation: string;
}

export const COPIED_COLUMNS: Readonly<Record<keyof InitiativeRows, string>> = {
  initiative: 'id, slug',
  initiative_version:
    'initiative_id, name_en, name_zh, summary_en, kind, scope, binding, openness, eligible_group_id, lead_organisation, opened_on, ended_on, list_completeness, list_checked_on, published_total, url, recorded',
  source: 'id, url, title, publisher, accessed_on',
  participation:
    'id, participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded',
  further_citation: 'participation_id, position, source_id, evidence',
};

// The shipped data's own proportions, roughly.
const KINDS = {
  declaration: 24,
  joint_statement: 12,
  capacity_building: 9,
  principles: 8,
  partnership: 7,
  resolution: 6,
  summit: 4,
  standards_body: 4,
  panel: 4,
  network: 4,
  strategy: 3,
  treaty: 3,
  regional_mechanism: 2,
};
const ROLES: Readonly<Record<keyof typeof KINDS, Readonly<Record<string, number>>>> = {
  declaration: { endorser: 6, signatory: 4 },
  joint_statement: { signatory: 5, endorser: 5 },
  capacity_building: { member: 6, participant: 3, partner: 1 },
  principles: { adherent: 9, endorser: 1 },
  partnership: { member: 7, partner: 3 },
  resolution: { co_sponsor: 1 },
  summit: { participant: 8, endorser: 2 },
  standards_body: { p_member: 6, o_member: 4 },
  panel: { member: 8, drafter: 2 },
  network: { member: 9, observer: 1 },
  strategy: { participant: 1 },
  treaty: { signatory: 6, party: 4 },
  regional_mechanism: { member: 1 },
};
const FURTHER_ROLES = ['host', 'chair', 'co_chair', 'observer', 'drafter', 'co_sponsor', 'partner'];
const CONFIDENCES = { corroborated: 78, verified: 17, unverified: 5 };
const PRECISIONS = { day: 70, no_later_than: 11, year: 10, month: 9 };
/** More than the longest shipped list, fewer than all states and organisations. */
const MOST_PARTICIPATIONS = 240;
const ENDED = 0.04;
const CAME_BACK = 0.15;
const SECOND_ROLE = 0.03;
const CORRECTED = 0.07;
const MOST_DAYS_CORRECTED = 60;
const TAKEN_BACK = 0.01;

/**
 * A roll shaped like the real one: few initiatives with many participants and many with few, dates mostly of recent
 * years, states that take part in much and states that take part in little, withdrawals and returns, second roles, and
 * corrections recorded in later revisions. The same for the same seed, size and shipped data.
 */
export function* generatedRoll(shipped: Shipped, size: RollSize, seed: number): Generator<InitiativeRows> {
  const random = new Random(seed);
  const through = dayOf(shipped.dataThrough);
  const participants = [...shipped.states, ...shipped.organisations];
  // Who takes part in much of what is shipped takes part in much of what is generated.
  const weights = participants.map(
    ({ participations }, index) => (index < shipped.states.length ? 2 : 0.1) + participations / 4,
  );
  const sizes = sizesOf(random, size);
  let sourceId = shipped.nextSource;
  let participationId = shipped.nextParticipation;

  for (let n = 0; n < size.initiatives; n++) {
    const id = shipped.nextInitiative + n;
    const kind = random.weighted(KINDS);
    const opened = through - 1 - Math.min(9000, Math.floor(random.exponential(1000)));
    const ended =
      random.chance(0.03) && opened + 400 < through ? opened + 400 + random.below(through - opened - 400) : null;
    const recorded = 2 + Math.floor(((size.lastRevision - 2) * n) / size.initiatives);
    const openness = random.weighted({ open: 50, by_invitation: 22, regional: 20, closed: 8 });
    const scope = random.weighted({ interregional: 44, universal: 36, regional: 20 });
    // Begins with any letter, so that the order of slugs is not that of the keys.
    const slug = `${word(random)}-${word(random)}-${n + 1}`;
    const complete = random.chance(0.65);
    const wanted = sizes[n]!;
    const sources = 1 + random.below(3);

    let participation = '';
    let furtherCitation = '';
    let current = 0;
    const record = (participant: number, role: string, from: number, to: number | null, revisions: string): void => {
      const confidence = random.weighted(CONFIDENCES);
      const precision = random.weighted(PRECISIONS);
      const source = sourceId + random.below(sources);
      const key = participationId++;
      participation += `${key}\t${participant}\t${id}\t${role}\t[${formatDay(from)},${to === null ? '' : formatDay(to)})\t${precision}\t${confidence}\t${source}\tNamed in row ${current + 1} of the list as it stood on the day of access\t${revisions}\n`;
      if (random.chance(0.02)) furtherCitation += `${key}\t2\t${sourceId}\tNamed there too\n`;
    };
    /** One fact that stands now, perhaps with the version that it corrected. */
    const state = (participant: number, role: string, from: number, to: number | null): void => {
      current++;
      if (recorded < size.lastRevision && random.chance(CORRECTED)) {
        const corrected = recorded + 1 + random.below(size.lastRevision - recorded);
        record(participant, role, from - 1 - random.below(MOST_DAYS_CORRECTED), to, `[${recorded},${corrected})`);
        record(participant, role, from, to, `[${corrected},)`);
      } else record(participant, role, from, to, `[${recorded},)`);
    };
    const present = (participant: number, role: string): void => {
      const late = random.chance(0.5) ? 0 : Math.floor(random.exponential(400));
      const from = opened + late < (ended ?? through) ? opened + late : opened;
      const left = random.chance(ENDED) ? from + 100 + random.below(1400) : null;
      const to = left !== null && left < through ? left : ended;
      state(participant, role, from, to !== null && to > from ? to : null);
      // Further off than a correction moves a start, so that no two versions overlap.
      const back = (left ?? 0) + 1 + MOST_DAYS_CORRECTED + random.below(500);
      if (left !== null && left < through && back < (ended ?? through) && current < wanted && random.chance(CAME_BACK))
        state(participant, role, back, ended);
    };

    const chosen = random.sample(weights, wanted);
    for (const index of chosen) {
      const { id: participant } = participants[index]!;
      if (current < wanted) present(participant, random.weighted(ROLES[kind]));
      if (current < wanted && random.chance(SECOND_ROLE)) {
        present(participant, random.pick(FURTHER_ROLES.filter((role) => !(role in ROLES[kind]))));
      }
    }
    // Recorded once by mistake, and taken back: a role that nobody else has.
    if (recorded < size.lastRevision)
      for (const index of chosen)
        if (random.chance(TAKEN_BACK))
          record(participants[index]!.id, 'adopter', opened, null, `[${recorded},${recorded + 1})`);

    const eligible = openness === 'regional' ? random.pick(shipped.groups) : '\\N';
    const revised = recorded < size.lastRevision && random.chance(0.1) ? recorded + 1 : null;
    const version = (name: string, revisions: string) =>
      `${id}\t${name}\t倡议${n + 1}\tThe ${kind.replace('_', ' ')} number ${n + 1}, as generated\t${kind}\t${scope}\t${kind === 'treaty'}\t${openness}\t${eligible}\tSecretariat ${n + 1}\t${formatDay(opened)}\t${ended === null ? '\\N' : formatDay(ended)}\t${complete ? 'complete' : 'partial'}\t${complete ? shipped.dataThrough : '\\N'}\t${complete ? wanted : wanted + 10}\thttps://example.org/${slug}\t${revisions}\n`;
    let source = '';
    for (let k = 0; k < sources; k++)
      source += `${sourceId + k}\thttps://example.org/${slug}/list-${k + 1}\tList ${k + 1} of the participants of initiative ${n + 1}\tSecretariat ${n + 1}\t2026-0${1 + k}-15\n`;
    sourceId += sources;
    yield {
      initiative: `${id}\t${slug}\n`,
      initiative_version:
        revised === null
          ? version(`Initiative ${n + 1}`, `[${recorded},)`)
          : version(`Initiative ${n + 1} (draft)`, `[${recorded},${revised})`) +
            version(`Initiative ${n + 1}`, `[${revised},)`),
      source,
      participation,
      further_citation: furtherCitation,
    };
  }
}

/** How many participations each initiative has: lognormal, at most {@link MOST_PARTICIPATIONS}, exactly as many in all. */
function sizesOf(random: Random, { initiatives, participations }: RollSize): Int32Array {
  if (participations > initiatives * MOST_PARTICIPATIONS)
    throw new RangeError(`${participations} participations are too many for ${initiatives} initiatives`);
  const weights = Float64Array.from({ length: initiatives }, () => Math.exp(1.2 * random.normal()));
  const scaled = (scale: number) =>
    Int32Array.from(weights, (weight) => Math.min(MOST_PARTICIPATIONS, Math.max(1, Math.floor(scale * weight))));
  const sum = (sizes: Int32Array) => sizes.reduce((total, one) => total + one, 0);
  let [low, high] = [0, 1e7];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (sum(scaled(middle)) <= participations) low = middle;
    else high = middle;
  }
  const sizes = scaled(low);
  let missing = participations - sum(sizes);
  for (let n = 0; missing > 0; n = (n + 1) % initiatives) {
    if (sizes[n]! >= MOST_PARTICIPATIONS) continue;
    sizes[n] = sizes[n]! + 1;
    missing--;
  }
  return sizes;
}

const ONSETS = ['b', 'c', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'z'];
const VOWELS = ['a', 'e', 'i', 'o', 'u'];

function word(random: Random): string {
  return Array.from({ length: 3 }, () => random.pick(ONSETS) + random.pick(VOWELS)).join('');
}
