import { atOnce, ROWS_A_STEP, type Steps } from '../common/steps.js';
import type { Day } from './day.js';
import { universeAt } from './groups.js';
import { ratio } from './inequality.js';
import type { Part } from './partition.js';
import { eachInSteps, eachPresence } from './presence.js';
import type { Country, Initiative, Roll } from './roll.js';
import type { CountingRule } from './rule.js';

/** Two states and what they sit in together (method, section 12). */
export interface CoParticipants {
  readonly first: Country;
  readonly second: Country;
  /** Initiatives in which both are present. */
  readonly shared: number;
  /** Initiatives in which at least one of them is. */
  readonly either: number;
  /** `shared / either`, 0..1. Jaccard (1912), New Phytologist 11(2). */
  readonly similarity: number;
}

/** How central a state is in the network of co-participation (method, section 12). */
export interface Centrality {
  readonly country: Country;
  /** Initiatives in which it is present. */
  readonly coverage: number;
  /** Other states with which it shares at least one initiative: its degree. */
  readonly partners: number;
  /** Sum over all other states of the initiatives shared: its weighted degree, or strength. */
  readonly sharedSeats: number;
  /** Eigenvector centrality over shared initiatives, greatest = 1; null where nobody shares any. */
  readonly eigenvector: number | null;
}

/** Who sits with whom: states of the universe by shared initiatives. */
export interface CoParticipation {
  /** By code. */
  readonly states: readonly Country[];
  readonly coverage: Int32Array;
  /** Initiatives shared by the states at places a and b: `shared[a * states.length + b]`, 0 on the diagonal. */
  readonly shared: Int32Array;
  readonly eigenvector: Float64Array | null;
}

/** The network of co-participation of the states of the universe at a day (method, section 12). */
export function* coParticipationInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  rule: CountingRule,
): Steps<CoParticipation> {
  const states = universeAt(roll, day, rule.universe);
  const size = states.length;
  const placeOf = new Int32Array(roll.participantAt.length).fill(-1);
  states.forEach(({ index }, position) => {
    placeOf[index] = position;
  });
  // One row of bits for each state, a bit for each initiative.
  const words = Math.ceil(initiatives.length / 32);
  const bits = new Int32Array(size * words);
  yield* eachInSteps(roll, initiatives, (initiative, at) => {
    eachPresence(roll, initiative, day, rule, [], (participant) => {
      const position = placeOf[participant]!;
      if (position < 0) return;
      const word = position * words + (at >>> 5);
      bits[word] = bits[word]! | (1 << (at & 31));
    });
  });
  const common = (a: number, b: number): number => {
    let count = 0;
    for (let word = 0; word < words; word++) count += bitCount(bits[a * words + word]! & bits[b * words + word]!);
    return count;
  };
  const coverage = new Int32Array(size);
  const shared = new Int32Array(size * size);
  for (let a = 0; a < size; a++) {
    coverage[a] = common(a, a);
    for (let b = 0; b < a; b++) {
      const together = common(a, b);
      shared[a * size + b] = together;
      shared[b * size + a] = together;
    }
    // One step may compare a state with all before it, word by word.
    if ((a + 1) * words > ROWS_A_STEP) yield;
  }
  return { states, coverage, shared, eigenvector: yield* eigenvectorCentralityInSteps(shared, size) };
}

export const coParticipation = atOnce(coParticipationInSteps);

/** Number of bits set (Warren, Hacker's Delight, 5-1). */
function bitCount(word: number): number {
  let x = word - ((word >>> 1) & 0x5555_5555);
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/**
 * Pairs of states that share at least one initiative, most similar first; then by shared initiatives, then by codes.
 * With `of`, the pairs of that state alone, which then comes first in each.
 */
export function coParticipants(network: CoParticipation, of: Country | null): CoParticipants[] {
  const { states, coverage, shared } = network;
  const size = states.length;
  const pairs: CoParticipants[] = [];
  states.forEach((first, a) => {
    if (of !== null && first.index !== of.index) return;
    for (let b = of === null ? a + 1 : 0; b < size; b++) {
      const together = shared[a * size + b]!;
      if (together === 0) continue;
      const either = coverage[a]! + coverage[b]! - together;
      pairs.push({ first, second: states[b]!, shared: together, either, similarity: together / either });
    }
  });
  return pairs.sort(
    (x, y) =>
      // As whole numbers: the same fraction must compare as the same.
      y.shared * x.either - x.shared * y.either ||
      y.shared - x.shared ||
      x.first.index - y.first.index ||
      x.second.index - y.second.index,
  );
}

/** Every state with its centrality, most central first: by eigenvector, then by shared seats, then by code. */
export function centralities({ states, coverage, shared, eigenvector }: CoParticipation): Centrality[] {
  const size = states.length;
  return states
    .map((country, a) => {
      let partners = 0;
      let sharedSeats = 0;
      for (let b = 0; b < size; b++) {
        const together = shared[a * size + b]!;
        sharedSeats += together;
        if (together > 0) partners++;
      }
      return { country, coverage: coverage[a]!, partners, sharedSeats, eigenvector: eigenvector?.[a] ?? null };
    })
    .sort(
      (x, y) =>
        (y.eigenvector ?? 0) - (x.eigenvector ?? 0) ||
        y.sharedSeats - x.sharedSeats ||
        x.country.index - y.country.index,
    );
}

/** A group beside the groups of a scheme: how many initiatives a member of the one and a state of the other share. */
export interface GroupTogether {
  readonly part: Part;
  /** One for each group, in their order: the mean over the pairs of two different states; null where there is no pair. */
  readonly meanShared: readonly (number | null)[];
}

/** Mean number of initiatives shared by a state of one group and a state of another, for each two groups (method, section 12). */
export function betweenGroups({ states, shared }: CoParticipation, parts: readonly Part[]): GroupTogether[] {
  const size = states.length;
  const placeOf = new Map(states.map(({ index }, position) => [index, position]));
  const placesOf = parts.map(({ members }) => members.map(({ index }) => placeOf.get(index)!));
  const mean = (ones: readonly number[], others: readonly number[], isSame: boolean) => {
    let sum = 0;
    // The diagonal is 0, so a state paired with itself adds nothing.
    for (const a of ones) for (const b of others) sum += shared[a * size + b]!;
    return ratio(sum, isSame ? ones.length * (ones.length - 1) : ones.length * others.length);
  };
  return parts.map((part, partIndex) => ({
    part,
    meanShared: parts.map((_, other) => mean(placesOf[partIndex]!, placesOf[other]!, partIndex === other)),
  }));
}

const MOST_ROUNDS = 10_000;
const CLOSE_ENOUGH = 1e-13;
const ROUNDS_A_STEP = 20;

/**
 * The principal eigenvector of a symmetric matrix of non-negative weights, its greatest entry 1; null where all
 * weights are 0. Power iteration from equal entries, on the matrix shifted by its mean row sum, which has the same
 * eigenvectors and lets the iteration settle in bipartite networks too. Entries of components other than those with
 * the greatest eigenvalue tend to 0 and are given as 0 below 1e-9. Source: Bonacich (1972), Journal of Mathematical
 * Sociology 2(1). Method, section 12.
 */
export function* eigenvectorCentralityInSteps(weights: Int32Array, size: number): Steps<Float64Array | null> {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return null;
  const shift = total / size;
  let vector = new Float64Array(size).fill(1);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = new Float64Array(size);
    let greatest = 0;
    for (let a = 0; a < size; a++) {
      let sum = shift * vector[a]!;
      for (let b = 0; b < size; b++) sum += weights[a * size + b]! * vector[b]!;
      next[a] = sum;
      if (sum > greatest) greatest = sum;
    }
    let change = 0;
    for (let a = 0; a < size; a++) {
      next[a] = next[a]! / greatest;
      change = Math.max(change, Math.abs(next[a]! - vector[a]!));
    }
    vector = next;
    if (change < CLOSE_ENOUGH) break;
    if (round % ROUNDS_A_STEP === ROUNDS_A_STEP - 1) yield;
  }
  return vector.map((entry) => (entry < 1e-9 ? 0 : entry));
}

export const eigenvectorCentrality = atOnce(eigenvectorCentralityInSteps);

/** Mean number of initiatives that two states of the universe share; null where there are fewer than two. */
export function meanShared({ states, shared }: CoParticipation): number | null {
  const size = states.length;
  return ratio(
    shared.reduce((sum, initiatives) => sum + initiatives, 0),
    size * (size - 1),
  );
}
