import { badInput } from '../common/rollcall-error.js';
import { absenceView } from '../counting/counting-views.js';
import { type Day, formatDay } from '../domain/day.js';
import { absencesOfCountryInSteps, type MissedInitiative } from '../domain/gaps.js';
import { groupNamed, membersAt } from '../domain/groups.js';
import { initiativeNameKey, keyBy } from '../domain/name-keys.js';
import {
  type CountryJoinings,
  JOINING_ACCESSES,
  joiningsOfCountryInSteps,
  type Parity,
  parityInSteps,
} from '../domain/parity.js';
import { presenceChangesInSteps } from '../domain/presence-changes.js';
import { ABSENCE_REASONS, type Country, type Group, type Initiative, type Roll } from '../domain/roll.js';
import { checkYears } from '../domain/series.js';
import { pointDay } from '../domain/sweep.js';
import type {
  AbsenceOrderField,
  CountryAbsencesArgs,
  CountryJoiningOrderField,
  CountryJoiningsArgs,
  CountryJoiningsJoiningsArgs,
  CountryPresenceChangesArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { orderOfList, stateOfList } from '../graphql/list-state.js';
import { type SortKeys, valuesPageInSteps } from '../graphql/ordered-list.js';
import { changePageInSteps } from '../graphql/presence-change-connection.js';
import { type CountryView, viewsOf } from '../graphql/views.js';
import { provenanceOf } from '../questions/provenance.js';
import { dataDay } from '../questions/standpoint.js';
import { coverageByYear, rank } from './country-rank.js';
import { type CountryQuestion, isCounted, questionOf } from './one-country.js';

async function absences(view: CountryView, args: CountryAbsencesArgs, context: QuestionContext) {
  const question = await questionOf(view, args, context);
  if (!question || !isCounted(question, question.day)) return null;
  const { roll, standpoint, initiatives, country, day, rule } = question;
  const missed = await context.inSlices(absencesOfCountryInSteps(roll, initiatives, country, day, rule));
  const { reasons } = args;
  const absences = reasons == null ? missed : missed.filter(({ reason }) => reasons.includes(reason));
  return context.inSlices(
    valuesPageInSteps(
      absences,
      ({ initiative }: MissedInitiative) => initiative.slug,
      (absence) => absenceView(standpoint, absence.initiative, absence),
      absenceKeys(roll, absences),
      args,
      `absence${stateOfList(standpoint, args)}`,
    ),
  );
}

/** What absences are ordered by, each by its place among them. */
function absenceKeys(roll: Roll, absences: readonly MissedInitiative[]): SortKeys<AbsenceOrderField> {
  const initiative = (position: number) => absences[position]!.initiative.index;
  return {
    INITIATIVE: () => initiative,
    INITIATIVE_NAME: (locale) => keyBy(initiative, initiativeNameKey(roll, locale)),
    REASON: () => (position) => ABSENCE_REASONS.indexOf(absences[position]!.reason),
    WITHDREW_ON: () => (position) => absences[position]!.withdrewOn,
  };
}

async function presenceChanges(view: CountryView, args: CountryPresenceChangesArgs, context: QuestionContext) {
  const question = await questionOf(view, args, context);
  if (!question) return null;
  const { roll, initiatives, country, rule } = question;
  const { from, to, change } = args;
  const through = dataDay(context.snapshot, roll);
  checkYears(from, to, through);
  const years = Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  if (!years.some((year) => isCounted(question, pointDay(year, through)))) return null;
  const steps = presenceChangesInSteps(roll, initiatives, from, to, rule, through, null, change ?? null, country);
  const { standpoint } = question;
  const { inSlices } = context;
  return inSlices(changePageInSteps(standpoint, await inSlices(steps), args, `change${stateOfList(standpoint, args)}`));
}

async function joinings(view: CountryView, args: CountryJoiningsArgs, context: QuestionContext) {
  const question = await questionOf(view, args, context);
  if (!question || !isCounted(question, question.day)) return null;
  const { roll, initiatives, country, day, rule } = question;
  const group = args.group == null ? null : groupHolding(roll, args.group, country, question);
  const joinings = await context.inSlices(joiningsOfCountryInSteps(roll, initiatives, country, day, rule));
  const ofGroup = group && (await context.inSlices(parityInSteps(roll, initiatives, group, day, rule)));
  return new CountryJoiningsView(question, joinings, ofGroup);
}

/** Throws BAD_USER_INPUT for a group that there is not, and for one to which the country does not belong on the day. */
function groupHolding(roll: Roll, slug: string, { code, index }: Country, { day, rule }: CountryQuestion): Group {
  const group = groupNamed(roll, slug, 'group');
  if (membersAt(roll, group, day, rule.universe).has(index)) return group;
  throw badInput('group', `${code} is not a member of the group '${slug}' on ${formatDay(day)}`);
}

type FoundJoining = CountryJoinings['absences'][number];

class CountryJoiningsView {
  private readonly places = new Map<Initiative, number>();

  constructor(
    private readonly question: CountryQuestion,
    private readonly counted: CountryJoinings,
    private readonly ofGroup: Parity | null,
  ) {
    for (const [position, { country, initiative }] of (ofGroup?.joinings ?? []).entries()) {
      if (country === question.country) this.places.set(initiative, position + 1);
    }
  }

  get asOf(): Day {
    return this.question.day;
  }
  get freeCount(): number {
    return this.counted.free;
  }
  get byInvitationCount(): number {
    return this.counted.byInvitation;
  }
  get unknownCount(): number {
    return this.counted.unknown;
  }
  get barredCount(): number {
    return this.counted.barred;
  }
  get notByStates() {
    return viewsOf(this.question.standpoint).initiativesListed(this.counted.notByStates);
  }
  get needed(): number | null {
    return this.ofGroup?.needed ?? null;
  }
  joinings(args: CountryJoiningsJoiningsArgs, { inSlices }: QuestionContext) {
    const { access: wanted } = args;
    const { absences: all } = this.counted;
    const ofAccess = wanted == null ? all : all.filter(({ access }) => wanted.includes(access));
    const { standpoint } = this.question;
    return inSlices(
      valuesPageInSteps(
        ofAccess,
        ({ initiative }: FoundJoining) => initiative.slug,
        ({ initiative, access }) => ({
          initiative: viewsOf(standpoint).initiative(initiative.index),
          access,
          place: this.places.get(initiative) ?? null,
          isNeeded: this.isNeeded(initiative),
        }),
        this.keys(ofAccess),
        args,
        `country joining${orderOfList(standpoint, args.orderBy)}`,
      ),
    );
  }
  provenance(_: unknown, { snapshot }: QuestionContext) {
    const { country } = this.question;
    const group = this.ofGroup?.group;
    return provenanceOf(snapshot, this.question, [
      `country ${country.code}`,
      ...(group ? [`group ${group.slug}`] : []),
    ]);
  }

  /** What joinings are ordered by, each by its place among those found. */
  private keys(joinings: readonly FoundJoining[]): SortKeys<CountryJoiningOrderField> {
    const initiative = (position: number) => joinings[position]!.initiative.index;
    return {
      INITIATIVE: () => initiative,
      INITIATIVE_NAME: (locale) => keyBy(initiative, initiativeNameKey(this.question.roll, locale)),
      ACCESS: () => (position) => JOINING_ACCESSES.indexOf(joinings[position]!.access),
      PLACE: () => (position) => this.places.get(joinings[position]!.initiative) ?? null,
    };
  }

  private isNeeded(initiative: Initiative): boolean | null {
    const { needed } = this;
    const rank = this.places.get(initiative);
    return needed === null ? null : rank !== undefined && rank <= needed;
  }
}

/** Fields of Country that ask the questions about groups of one country: the same rules, the same figures. */
export const countryQuestions = { Country: { absences, presenceChanges, joinings, rank, coverageByYear } };
