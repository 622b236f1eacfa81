import { badInput } from '../common/rollcall-error.js';
import { absenceView } from '../counting/counting-views.js';
import { type Day, formatDay } from '../domain/day.js';
import { absencesOfCountryInSteps, type MissedInitiative } from '../domain/gaps.js';
import { belongs, groupNamed, membersAt } from '../domain/groups.js';
import {
  type CountryJoinings,
  type JoiningAccess,
  joiningsOfCountryInSteps,
  type Parity,
  parityInSteps,
} from '../domain/parity.js';
import { presenceChangesInSteps } from '../domain/presence-changes.js';
import type { Country, Group, Initiative, Roll } from '../domain/roll.js';
import { type Selection, selectInSteps } from '../domain/selection.js';
import { checkYears } from '../domain/series.js';
import { pointDay } from '../domain/sweep.js';
import type {
  CountryAbsencesArgs,
  CountryJoiningsArgs,
  CountryJoiningsJoiningsArgs,
  CountryPresenceChangesArgs,
} from '../generated/graphql.js';
import { Connection, orderedListing } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
import { type CountryView, viewsOf } from '../graphql/views.js';
import type { QuestionArguments } from '../questions/from-graphql.js';
import { provenanceOf } from '../questions/provenance.js';
import { dataDay, type Standpoint, standpointBelow } from '../questions/standpoint.js';
import { ChangeConnection } from '../statistics/change-connection.js';

/** A question about one country, resolved. */
interface CountryQuestion extends Pick<Standpoint, 'roll' | 'day' | 'rule'> {
  readonly standpoint: Standpoint;
  readonly country: Country;
  readonly selection: Selection;
  readonly initiatives: readonly Initiative[];
  readonly release: string | null;
}

async function questionOf(
  { standpoint: above, country: { code } }: CountryView,
  args: QuestionArguments,
  { snapshot, inSlices }: QuestionContext,
): Promise<CountryQuestion | null> {
  const standpoint = standpointBelow(snapshot, above, args);
  const { roll, day, rule } = standpoint;
  const selection = args.selection ?? {};
  const initiatives = await inSlices(selectInSteps(roll, selection, { day, method: rule.method }));
  // In the data of another day it may have another place, or none.
  const country = roll.countryByCode.get(code);
  const release = standpoint.state.release ?? null;
  return country ? { roll, day, rule, standpoint, country, selection, initiatives, release } : null;
}

const isCounted = ({ country, rule }: CountryQuestion, day: Day): boolean => belongs(country, day, rule.universe);

async function absences(view: CountryView, args: CountryAbsencesArgs, context: QuestionContext) {
  const question = await questionOf(view, args, context);
  if (!question || !isCounted(question, question.day)) return null;
  const { roll, standpoint, initiatives, country, day, rule } = question;
  const missed = await context.inSlices(absencesOfCountryInSteps(roll, initiatives, country, day, rule));
  const { reasons } = args;
  const listing = orderedListing(
    reasons == null ? missed : missed.filter(({ reason }) => reasons.includes(reason)),
    ({ initiative }: MissedInitiative) => initiative.slug,
    (absence) => absenceView(standpoint, absence.initiative, absence),
  );
  return new Connection(listing, args, 'absence');
}

async function presenceChanges(view: CountryView, args: CountryPresenceChangesArgs, context: QuestionContext) {
  const question = await questionOf(view, args, context);
  if (!question) return null;
  const { roll, initiatives, country, rule } = question;
  const { from, to, change } = args;
  const through = dataDay(context.snapshot, roll);
  checkYears(from, to, through);
  const years = Array.from({ length: to - from + 1 }, (_, place) => from + place);
  if (!years.some((year) => isCounted(question, pointDay(year, through)))) return null;
  const steps = presenceChangesInSteps(roll, initiatives, from, to, rule, through, null, change ?? null, country);
  return new ChangeConnection(question.standpoint, await context.inSlices(steps), args);
}

async function joinings(view: CountryView, args: CountryJoiningsArgs, context: QuestionContext) {
  const question = await questionOf(view, args, context);
  if (!question || !isCounted(question, question.day)) return null;
  const { roll, initiatives, country, day, rule } = question;
  const group = args.group == null ? null : groupHolding(roll, args.group, country, question);
  const found = await context.inSlices(joiningsOfCountryInSteps(roll, initiatives, country, day, rule));
  const ofGroup = group && (await context.inSlices(parityInSteps(roll, initiatives, group, day, rule)));
  return new CountryJoiningsView(question, found, ofGroup);
}

/** Throws BAD_USER_INPUT for a group that there is not, and for one to which the country does not belong on the day. */
function groupHolding(roll: Roll, slug: string, { code, index }: Country, { day, rule }: CountryQuestion): Group {
  const group = groupNamed(roll, slug, 'group');
  if (membersAt(roll, group, day, rule.universe).has(index)) return group;
  throw badInput('group', `${code} is not a member of the group '${slug}' on ${formatDay(day)}`);
}

class CountryJoiningsView {
  private readonly places = new Map<Initiative, number>();

  constructor(
    private readonly question: CountryQuestion,
    private readonly found: CountryJoinings,
    private readonly ofGroup: Parity | null,
  ) {
    for (const [place, { country, initiative }] of (ofGroup?.joinings ?? []).entries()) {
      if (country === question.country) this.places.set(initiative, place + 1);
    }
  }

  get asOf(): Day {
    return this.question.day;
  }
  get freeCount(): number {
    return this.found.free;
  }
  get byInvitationCount(): number {
    return this.found.byInvitation;
  }
  get unknownCount(): number {
    return this.found.unknown;
  }
  get barredCount(): number {
    return this.found.barred;
  }
  get notByStates() {
    return viewsOf(this.question.standpoint).initiativesListed(this.found.notByStates);
  }
  get needed(): number | null {
    return this.ofGroup?.needed ?? null;
  }
  joinings(args: CountryJoiningsJoiningsArgs) {
    const { access: wanted } = args;
    const { absences: all } = this.found;
    const listing = orderedListing(
      wanted == null ? all : all.filter(({ access }) => wanted.includes(access)),
      ({ initiative }: { readonly initiative: Initiative; readonly access: JoiningAccess }) => initiative.slug,
      ({ initiative, access }) => ({
        initiative: viewsOf(this.question.standpoint).initiative(initiative.index),
        access,
        place: this.places.get(initiative) ?? null,
        isNeeded: this.isNeeded(initiative),
      }),
    );
    return new Connection(listing, args, 'country joining');
  }
  provenance(_: unknown, { snapshot }: QuestionContext) {
    const { country } = this.question;
    const group = this.ofGroup?.group;
    return provenanceOf(snapshot, this.question, [
      `country ${country.code}`,
      ...(group ? [`group ${group.slug}`] : []),
    ]);
  }

  private isNeeded(initiative: Initiative): boolean | null {
    const { needed } = this;
    const place = this.places.get(initiative);
    return needed === null ? null : place !== undefined && place <= needed;
  }
}

/** Fields of Country that ask the questions about groups of one country: the same rules, the same figures. */
export const countryQuestions = { Country: { absences, presenceChanges, joinings } };
