import { badInput } from '../common/rollcall-error.js';
import { didYouMean } from '../domain/nearest.js';
import { type FactChange, RECORDED_TABLE_NAMES } from '../exports/release-diff.js';
import { changeText } from '../exports/release-text.js';
import type { ReleaseDiffChangesArgs } from '../generated/graphql.js';
import { Connection, type Listing } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { type Standpoint, standpointInSteps } from '../questions/standpoint.js';
import { differing } from '../record/change.js';
import type { Release } from '../roll/snapshot.js';
import { releaseView } from './release-view.js';

const effectOf = ({ change }: FactChange) => change.toUpperCase() as Uppercase<FactChange['change']>;

/** What changed from one release to a later one. */
export class ReleaseDiffView {
  constructor(
    private readonly releases: { readonly from: Release; readonly to: Release },
    private readonly all: readonly FactChange[],
  ) {}

  from(_: unknown, { snapshot }: QuestionContext) {
    return releaseView(snapshot, this.releases.from);
  }
  to(_: unknown, { snapshot }: QuestionContext) {
    return releaseView(snapshot, this.releases.to);
  }
  get changeCount(): number {
    return this.all.length;
  }
  get counts() {
    const counts = new Map<string, { table: string; effect: string; sense: string; count: number }>();
    for (const change of this.all) {
      const { table, sense } = change;
      const effect = effectOf(change);
      const key = [table, effect, sense].join(' ');
      const counted = counts.get(key) ?? { table, effect, sense, count: 0 };
      counted.count++;
      counts.set(key, counted);
    }
    return [...counts.values()];
  }
  changes({ table, effect, sense, ...page }: ReleaseDiffChangesArgs) {
    if (table != null && !RECORDED_TABLE_NAMES.includes(table)) {
      throw badInput('table', `there is no table '${table}'${didYouMean(table, RECORDED_TABLE_NAMES)}`);
    }
    const places = this.all.flatMap((change, index) =>
      (table == null || change.table === table) &&
      (effect == null || effectOf(change) === effect) &&
      (sense == null || change.sense === sense)
        ? [index]
        : [],
    );
    return new Connection(this.listing(places), page, 'release change');
  }

  /** A listing of some of the changes; cursors are their indices among all changes, which stay the same. */
  private listing(places: readonly number[]): Listing<ReleaseChangeView> {
    return {
      length: places.length,
      node: (at) => new ReleaseChangeView(this.releases, this.all[places[at]!]!),
      key: (at) => String(places[at]),
      find: (key) => {
        if (!/^\d{1,9}$/.test(key)) throw new RangeError('it names no change');
        const at = places.findIndex((index) => index >= Number(key));
        return { position: at < 0 ? places.length : at, isListed: at >= 0 && places[at] === Number(key) };
      },
    };
  }
}

/** One fact that changed. */
class ReleaseChangeView {
  constructor(
    private readonly releases: { readonly from: Release; readonly to: Release },
    private readonly change: FactChange,
  ) {}

  get table(): string {
    return this.change.table;
  }
  get effect() {
    return effectOf(this.change);
  }
  get sense() {
    return this.change.sense;
  }
  get text(): string {
    return changeText(this.change);
  }
  initiative(_: unknown, context: QuestionContext) {
    const slug = this.said('initiative');
    return this.inRelease(context, (standpoint) => {
      const initiative = slug === null ? undefined : standpoint.roll.initiativeBySlug.get(slug);
      return initiative && viewsOf(standpoint).initiative(initiative.index);
    });
  }
  participant(_: unknown, context: QuestionContext) {
    const either = this.said('participant');
    const isOrganisation = this.said('participant_kind') === 'organisation';
    const country = this.said('country') ?? (isOrganisation ? null : either);
    const organisation = this.said('organisation') ?? (isOrganisation ? either : null);
    return this.inRelease(context, (standpoint) => {
      const { countryByCode, organisationByCode } = standpoint.roll;
      const participant = countryByCode.get(country ?? '') ?? organisationByCode.get(organisation ?? '');
      return participant && viewsOf(standpoint).participant(participant.index);
    });
  }
  group(_: unknown, context: QuestionContext) {
    const slug = this.said('group');
    return this.inRelease(context, (standpoint) => {
      const group = slug === null ? undefined : standpoint.roll.groups.get(slug);
      return group && viewsOf(standpoint).group(group);
    });
  }
  get fields() {
    const { before, after } = this.change;
    const text = (value: unknown) => (value == null ? null : String(value));
    return differing(before ?? {}, after ?? {}).map((name) => ({
      name,
      before: text(before?.[name]),
      after: text(after?.[name]),
    }));
  }

  private said(column: string): string | null {
    const value = (this.change.after ?? this.change.before)![column];
    return typeof value === 'string' ? value : null;
  }

  /** What is found in the later release, else what is in the earlier one. */
  private async inRelease<T>({ snapshot, inSlices }: QuestionContext, find: (standpoint: Standpoint) => T | undefined) {
    for (const { name } of [this.releases.to, this.releases.from]) {
      const thing = find(await inSlices(standpointInSteps(snapshot, { release: name })));
      if (thing) return thing;
    }
    return null;
  }
}
