import { RollcallError } from './error.js';
import { NamedRelease, NewestRelease, Present, StateAt } from './generated/texts.js';
import { send, type TransportOptions } from './transport.js';

/** Which state of the roll to ask: by default the newest release, as it is when the client is made. */
export type Wanted =
  | { readonly release?: string | undefined; readonly knownAt?: undefined; readonly live?: false | undefined }
  | { readonly knownAt: string; readonly release?: undefined; readonly live?: false | undefined }
  | { readonly live: true; readonly release?: undefined; readonly knownAt?: undefined };

/** The state of the roll that an answer rests on. */
export interface State {
  /** The release, where the state is one. */
  readonly release: string | null;
  readonly revision: string;
  /** When that revision was recorded. */
  readonly recordedAt: string;
  /** Up to which day the facts were researched: the day of a question that names none. */
  readonly dataThrough: string;
  /** How to cite the data of this state. */
  readonly cite: string;
}

/** What of `counting` says the state. */
export interface Pin {
  readonly release?: string;
  readonly knownAt?: string;
}

/** A state that stays, and how a question names it. */
export interface PinnedState {
  readonly state: State;
  readonly pin: Pin;
}

const NO_RELEASE = 'no release has been cut on this server: ask with `live: true`, or name an instant as `knownAt`';

/** Looks up the release or instant that is wanted, the newest release where none is named. */
export async function pinned(
  options: TransportOptions,
  { release, knownAt }: { release?: string | undefined; knownAt?: string | undefined },
  signal?: AbortSignal,
): Promise<PinnedState> {
  if (knownAt !== undefined) {
    const { distribution } = await send(options, StateAt, { knownAt }, signal);
    const { cite, licence, revision, recordedAt, release: name } = distribution.provenance;
    // The line of a figure begins with how to cite the data and goes on with what was counted.
    const data = cite.slice(0, cite.indexOf(`${licence}.`) + licence.length + 1);
    const state = { release: name, revision, recordedAt, dataThrough: distribution.asOf, cite: data };
    return { state, pin: { knownAt } };
  }
  const cut =
    release === undefined
      ? (await send(options, NewestRelease, {}, signal)).releases.nodes[0]
      : (await send(options, NamedRelease, { name: release }, signal)).release;
  if (!cut && release === undefined) throw new RollcallError('NO_RELEASE', NO_RELEASE);
  if (!cut) throw new RollcallError('NOT_FOUND', `there is no release '${release}'`, { argument: 'release' });
  const { name, revision, recordedAt, dataThrough, citation } = cut;
  return { state: { release: name, revision, recordedAt, dataThrough, cite: citation }, pin: { release: name } };
}

/** The present state as an instant, so that many questions can be asked of it. */
export async function present(options: TransportOptions, signal?: AbortSignal): Promise<PinnedState> {
  const { dataset } = await send(options, Present, {}, signal);
  return { state: stateOf(dataset), pin: { knownAt: dataset.recordedAt } };
}

/** What `dataset` says of the state in which it was asked. */
export function stateOf(dataset: {
  release: string | null;
  revision: string;
  recordedAt: string;
  dataThrough: string;
  citation: string;
}): State {
  const { release, revision, recordedAt, dataThrough, citation } = dataset;
  return { release, revision, recordedAt, dataThrough, cite: citation };
}
