import { CountedView } from '../counting/counting-views.js';
import { expected } from '../domain/findings/chance.js';
import { type Finding, findingId } from '../domain/findings/finding.js';
import type { Findings } from '../domain/findings/findings.js';
import type { Locale } from '../domain/locale.js';
import type { TakingPart } from '../domain/taking-part.js';
import type { Locale as AnyLocale } from '../generated/graphql.js';
import { viewsOf } from '../graphql/views.js';
import { findingPath } from '../questions/finding-path.js';
import { chanceText, findingText } from '../questions/finding-text.js';
import type { Question } from '../questions/question.js';
import { countingOf, takingPartRange, takingPartText } from '../questions/taking-part-text.js';

interface Told {
  readonly locale?: AnyLocale | null;
}

/** Sentences are in English and Chinese. */
function languageOf({ locale }: Told): Locale {
  return locale === 'ZH' ? 'ZH' : 'EN';
}

export class TakingPartView extends CountedView {
  constructor(
    question: Question,
    private readonly counted: TakingPart,
  ) {
    super(question);
  }

  get universeSize(): number {
    return this.counted.universe;
  }
  get byOwnName(): number {
    return this.counted.byOwnName.length;
  }
  get byOwnNameIsLeast(): boolean {
    return this.counted.byOwnNameIsLeast;
  }
  get throughOrganisation(): number {
    return this.counted.throughOrganisation.length;
  }
  get inNone(): number {
    return this.counted.inNone.length;
  }
  get inNoneIsMost(): boolean {
    return this.counted.inNoneIsMost;
  }
  get underBlocRules() {
    return this.counted.underBlocRules;
  }
  text(told: Told): string {
    return takingPartText(this.counted, countingOf(this.question), languageOf(told));
  }
  rangeText(told: Told): string {
    return takingPartRange(this.counted, languageOf(told));
  }
}

export class FindingsView extends CountedView {
  constructor(
    question: Question,
    private readonly looked: Findings,
  ) {
    super(question);
  }

  get since() {
    return this.looked.since;
  }
  override get initiatives() {
    return this.initiativeViews(this.looked.lists.map(({ initiative }) => initiative));
  }
  get leftOut() {
    return this.initiativeViews(this.looked.leftOut);
  }
  get ranked(): FindingView[] {
    return this.looked.findings.map((finding) => new FindingView(this.question, this.looked, finding));
  }
}

class FindingView {
  readonly key: string;
  readonly kind: Finding['kind'];
  readonly bits: number;

  constructor(
    private readonly question: Question,
    private readonly looked: Findings,
    private readonly finding: Finding,
  ) {
    this.key = findingId(finding);
    this.kind = finding.kind;
    this.bits = finding.bits;
  }

  get counted(): number {
    return this.finding.chance.counted;
  }
  get expected(): number {
    return expected(this.finding.chance);
  }
  get population(): number {
    return this.finding.chance.population;
  }
  get marked(): number {
    return this.finding.chance.marked;
  }
  get drawn(): number {
    return this.finding.chance.drawn;
  }
  get isFew(): boolean {
    return this.finding.chance.tail === 'AT_MOST';
  }
  get figures() {
    return Object.entries(this.finding.figures).map(([name, value]) => ({ name, value }));
  }
  get initiatives() {
    return this.views.initiativesListed(this.finding.initiatives);
  }
  get groups() {
    return this.finding.groups.map((group) => this.views.group(group));
  }
  get countries() {
    return this.views.countries(this.finding.countries);
  }
  get path(): string {
    return findingPath(this.question, this.finding);
  }
  text(told: Told): string {
    const { day, rule } = this.question;
    return findingText(this.finding, { day, rule, since: this.looked.since }, languageOf(told));
  }
  chanceText(told: Told): string {
    return chanceText(this.finding, languageOf(told));
  }

  private get views() {
    return viewsOf(this.question.standpoint);
  }
}
