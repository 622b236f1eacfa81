import { dayOf } from '../domain/day.js';
import type { QuestionContext } from '../graphql/context.js';
import { participationInSteps } from '../graphql/participation-in.js';
import { type ParticipationView, viewsOf } from '../graphql/views.js';
import type { PlacedChange } from '../history/feed.js';
import type { FactRow, ThingVersion } from '../history/history.js';
import { newestStandpoint, type Standpoint, standpointAtInSteps } from '../questions/standpoint.js';
import type { RowVersion } from '../record/chain.js';
import type { Change, ChangeSense } from '../record/change.js';
import { describeChange } from '../record/describe.js';
import { SUBJECTS } from '../record/subjects.js';
import { rowById } from '../roll/row-by-id.js';

/** A revision by its number; what the API says of it is looked up when it is asked. */
export interface RevisionView {
  readonly id: number;
}

/** What `Revision` of the API is made from, for whoever has its number. */
export function revisionView(id: number): RevisionView {
  return { id };
}

function closing(id: number | null): RevisionView | null {
  return id === null ? null : revisionView(id);
}

/** The newest state or, for a thing that is no longer on record, that of the last revision that held it. */
async function lastStandpoint({ snapshot, inSlices }: QuestionContext, revision: number): Promise<Standpoint> {
  if (revision === snapshot.roll.revision) return newestStandpoint(snapshot);
  return inSlices(standpointAtInSteps(snapshot, revision));
}

interface Described {
  readonly locale?: string | null;
}

/** What the versions of an initiative, a participation and a membership have in common. */
abstract class VersionView {
  abstract readonly sense: ChangeSense;
  abstract readonly revision: RevisionView;
  abstract readonly closedBy: RevisionView | null;
  protected abstract readonly change: Omit<Change, 'sense'>;

  description({ locale }: Described, { history }: QuestionContext): string {
    return describeChange({ ...this.change, sense: this.sense, names: history.things.nameOf }, locale);
  }
}

/** One recorded version of a row that facts are kept in. */
abstract class RowVersionView<Of extends RowVersion = RowVersion> extends VersionView {
  protected abstract readonly table: string;

  constructor(protected readonly version: Of) {
    super();
  }

  get sense() {
    return this.version.sense;
  }
  get revision() {
    return revisionView(this.version.row.recordedFrom);
  }
  get closedBy() {
    return closing(this.version.row.recordedTo);
  }
  protected get change() {
    return { table: this.table, before: this.version.before?.image ?? null, after: this.version.row.image };
  }
}

/** One recorded version of a participation. */
export class ParticipationVersionView extends RowVersionView<RowVersion<FactRow>> {
  protected readonly table = 'participations';

  participation(_: unknown, { snapshot, inSlices }: QuestionContext): Promise<ParticipationView> {
    return inSlices(participationInSteps(snapshot, newestStandpoint(snapshot), this.version.row.row));
  }
}

/** One recorded version of an initiative. */
export class InitiativeVersionView extends VersionView {
  constructor(
    private readonly version: ThingVersion,
    private readonly slug: string,
  ) {
    super();
  }

  get sense() {
    return this.version.sense;
  }
  get revision() {
    return revisionView(this.version.revision);
  }
  get closedBy() {
    return closing(this.version.closedBy);
  }
  async initiative(_: unknown, { snapshot, inSlices }: QuestionContext) {
    return initiativeIn(await inSlices(standpointAtInSteps(snapshot, this.version.revision)), this.slug);
  }
  protected get change() {
    return { table: 'initiatives', before: this.version.before, after: this.version.image };
  }
}

/** One recorded version of a membership. */
export class MembershipVersionView extends RowVersionView {
  protected readonly table = 'group_memberships';

  get id(): number {
    return this.version.row.id;
  }
  get validFrom() {
    return dayOf(String(this.image.valid_from));
  }
  get validTo() {
    return this.image.valid_to === null ? null : dayOf(String(this.image.valid_to));
  }
  get sourceUrl() {
    return this.image.source_url;
  }
  get note() {
    return this.image.note;
  }
  country(_: unknown, context: QuestionContext) {
    return participantLast(context, 'state', String(this.image.country));
  }
  private get image() {
    return this.version.row.image;
  }
}

/** Things are looked up by slug, because the roll may be an older one, in which they have other indices. */
function initiativeIn(standpoint: Standpoint, slug: string) {
  return viewsOf(standpoint).initiative(standpoint.roll.initiativeBySlug.get(slug)!.index);
}

/** A state or organisation as it is or last was. */
async function participantLast(context: QuestionContext, kind: 'state' | 'organisation', code: string) {
  const { reference } = context.snapshot;
  const identity = reference.participants.find((participant) => participant.kind === kind && participant.code === code);
  return identity ? participantOf(context, identity.id) : null;
}

async function participantOf(context: QuestionContext, id: number) {
  const { history, snapshot } = context;
  const revision = history.things.revisionOfParticipant(id);
  if (revision === null) return null;
  const standpoint = await lastStandpoint(context, revision);
  const { roll } = standpoint;
  const { kind, code } = snapshot.reference.participants[snapshot.indices.participant.get(id)!]!;
  const participant = (kind === 'state' ? roll.countryByCode : roll.organisationByCode).get(code)!;
  return viewsOf(standpoint).participant(participant.index);
}

/** What one revision did to one fact. */
export class RollChangeView {
  constructor(
    private readonly change: PlacedChange,
    readonly cursor: string,
  ) {}

  get sense() {
    return this.change.sense;
  }
  get revision() {
    return revisionView(this.change.place.revision);
  }
  description({ locale }: Described, { history }: QuestionContext): string {
    return describeChange({ ...this.change, names: history.things.nameOf }, locale);
  }
  async initiative(_: unknown, context: QuestionContext) {
    const id = this.keyOf('initiative');
    const revision = id === null ? null : context.history.things.revisionOfInitiative(id);
    if (revision === null) return null;
    const { indices, reference } = context.snapshot;
    const { slug } = reference.initiativeIds[indices.initiative.get(id!)!]!;
    return initiativeIn(await lastStandpoint(context, revision), slug);
  }
  async participant(_: unknown, context: QuestionContext) {
    const id = this.keyOf('participant');
    return id === null ? null : participantOf(context, id);
  }
  async group(_: unknown, context: QuestionContext) {
    const { table, before, after } = this.change;
    const slug = table === 'groups' ? (after ?? before)!.slug : (after ?? before)!.group;
    const revision = typeof slug === 'string' ? context.history.things.revisionOfGroup(slug) : null;
    if (revision === null) return null;
    const standpoint = await lastStandpoint(context, revision);
    return viewsOf(standpoint).group(standpoint.roll.groups.get(slug as string)!);
  }
  before(_: unknown, context: QuestionContext) {
    return participationOf(context, this.change.table, this.change.beforeId);
  }
  after(_: unknown, context: QuestionContext) {
    return participationOf(context, this.change.table, this.change.afterId);
  }

  /** The key in the database of what the change is of; null where it is of no such thing. */
  private keyOf(what: 'initiative' | 'participant'): number | null {
    const { subject, key } = this.change.place;
    const column = SUBJECTS[subject]![what];
    return column === undefined
      ? null
      : Number(key[SUBJECTS[subject]!.key.findIndex((keyColumn) => keyColumn.column === column)]);
  }
}

async function participationOf({ snapshot, inSlices }: QuestionContext, table: string, id: number | null) {
  if (table !== 'participations' || id === null) return null;
  const row = rowById(snapshot.facts, id);
  if (row === null) throw new Error(`participation ${id} is recorded, and not in the snapshot`);
  return inSlices(participationInSteps(snapshot, newestStandpoint(snapshot), row));
}
