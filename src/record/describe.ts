import { type Locale, withinSentence } from '../domain/locale.js';
import { nameIn } from '../domain/names.js';
import type { Names } from '../domain/roll.js';
import { ACT_TERMS, CONFIDENCE_TERMS, ROLE_TERMS, type Term } from '../domain/vocabulary.js';
import { type Change, differing, type FactImage } from './change.js';
import { CHANGE_WORDS, type ChangeWords } from './change-words.js';
import { LABELS, LABELS_OF, type Label, LISTS, label, type NamedThing, NOUNS } from './column-labels.js';
import { endText, PERIOD_WORDS, periodText, timeText } from './period-text.js';

/** The names of a thing by its code; null: it is told by the code. */
export type NameOf = (thing: NamedThing, code: string) => Names | null;

/** A change with what its codes mean. */
export interface DescribedChange extends Change {
  readonly names: NameOf;
}

/**
 * A change as one plain line for people: who, what and from when until when, no more exactly than it is recorded; of a
 * correction, what is and what was. In Chinese for ZH, else in English.
 */
export function describeChange(change: DescribedChange, locale: string | null | undefined = 'EN'): string {
  return new Describer(locale === 'ZH' ? 'ZH' : 'EN', change.names).line(change);
}

/** Characters of a text that are shown of what was and what is. */
const SHORT = 60;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= SHORT ? text : `${characters.slice(0, SHORT - 1).join('')}…`;
}

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 20 });

class Describer {
  private readonly words: ChangeWords;
  private readonly language: 'en' | 'zh';

  constructor(
    private readonly locale: Locale,
    private readonly names: NameOf,
  ) {
    this.words = CHANGE_WORDS[locale];
    this.language = locale === 'ZH' ? 'zh' : 'en';
  }

  line(change: Change): string {
    const { heads, colon, stop } = this.words;
    return `${heads[change.sense]}${colon}${this.said(change)}${stop}`;
  }

  private said(change: Change): string {
    switch (change.table) {
      case 'participations':
        return this.dated(change, (image) => this.participant(image));
      case 'group_memberships':
        return this.dated(change, (image) =>
          this.words.memberOf(this.name('country', image.country), this.name('group', image.group)),
        );
      case 'acts':
        return this.act(change);
      case 'population':
      case 'indicator_values':
        return this.figure(change);
      case 'translations':
        return this.translation(change);
      default:
        return this.thing(change);
    }
  }

  /** A fact with a period; of a correction what is beside what was. */
  private dated({ table, sense, before, after }: Change, who: (image: FactImage) => string): string {
    const image = (after ?? before)!;
    // In Chinese what follows is the role itself.
    const separator = this.language === 'zh' && table === 'participations' ? this.words.colon : this.words.comma;
    const state = (of: FactImage) => this.state(of);
    if (before === null || after === null) return `${who(image)}${separator}${state(image)}`;
    const changed = differing(before, after);
    const also = this.evidence(before, after, changed);
    const ended = { ...after, valid_to: before.valid_to, valid_to_precision: before.valid_to_precision };
    if (sense === 'UPDATED' && before.valid_to == null && after.valid_to != null && state(ended) === state(before)) {
      return `${who(image)}${separator}${[state(before), endText(after, PERIOD_WORDS[this.locale])].join(this.words.comma)}`;
    }
    const facts =
      state(before) === state(after)
        ? `${who(after)}${separator}${state(after)}`
        : `${who(after)}${separator}${state(after)}${this.words.was(state(before))}`;
    return [facts, ...also].join(this.words.semicolon);
  }

  private participant(image: FactImage): string {
    const { role, participant, participant_kind: kind, initiative } = image;
    const isPosition = termOf(ROLE_TERMS, role)?.class === 'POSITION';
    const who = this.name(kind === 'organisation' ? 'organisation' : 'country', participant);
    return this.words.in(who, this.initiative(initiative), isPosition);
  }

  private initiative(slug: unknown): string {
    const text = this.name('initiative', slug);
    return this.language === 'zh' ? this.words.quoted(text) : text;
  }

  /** In which role and when. */
  private state(image: FactImage): string {
    const period = periodText(image, PERIOD_WORDS[this.locale]);
    return image.role === undefined ? period : [this.word(ROLE_TERMS, image.role), period].join(this.words.comma);
  }

  /** What is said otherwise of how sure a fact is and where it was read. */
  private evidence(before: FactImage, after: FactImage, changed: readonly string[]): string[] {
    const { colon, was, sources, revised } = this.words;
    const told: string[] = [];
    if (changed.includes('confidence')) {
      const sure = (image: FactImage) => this.word(CONFIDENCE_TERMS, image.confidence);
      told.push(`${this.language === 'zh' ? '可靠程度' : 'confidence'}${colon}${sure(after)}${was(sure(before))}`);
    }
    if (changed.includes('note')) told.push(revised(this.language === 'zh' ? '备注' : 'note'));
    // Only the evidence differs: say so.
    const cited = changed.includes('citations') || changed.includes('source_url');
    if (cited || (told.length === 0 && this.state(before) === this.state(after))) told.push(sources);
    return told;
  }

  /** An act: who did what, in which initiative, when. */
  private act({ before, after }: Change): string {
    const { comma, was } = this.words;
    const told = (image: FactImage) =>
      [
        this.word(ACT_TERMS, image.act),
        timeText(String(image.acted_on), image.acted_precision, PERIOD_WORDS[this.locale]),
      ].join(comma);
    const image = (after ?? before)!;
    const who = this.name(image.participant_kind === 'organisation' ? 'organisation' : 'country', image.participant);
    const changed = before && after && told(before) !== told(after) ? was(told(before)) : '';
    return `${this.words.in(who, this.initiative(image.initiative), false)}${this.words.colon}${told(image)}${changed}`;
  }

  private figure({ table, before, after }: Change): string {
    const { words } = this;
    const image = (after ?? before)!;
    const country = this.name('country', image.country);
    const isPopulation = table === 'population';
    const what = isPopulation ? words.population : this.indicator(image.indicator);
    const value = (of: FactImage) => this.number(isPopulation ? of.population : of.value);
    const was = before && after && value(before) !== value(after) ? words.was(value(before)) : '';
    const same = before && after && value(before) === value(after) ? `${words.semicolon}${words.sources}` : '';
    return `${words.inYear(country, what, String(image.year))}${words.colon}${value(image)}${was}${same}`;
  }

  private indicator(slug: unknown): string {
    const text = this.name('indicator', slug);
    return this.language === 'zh' ? this.words.quoted(text) : text;
  }

  private translation({ before, after }: Change): string {
    const { words } = this;
    const image = (after ?? before)!;
    const quoted = (of: FactImage) => words.quoted(shortened(String(of.zh)));
    const was = before && after ? words.was(quoted(before)) : '';
    const of = words.translationOf(shortened(String(image.en)), `${image.table}.${image.column}`);
    return `${of}${words.colon}${quoted(image)}${was}`;
  }

  /** A thing with an identity; of a correction every column that is different. */
  private thing({ table, before, after }: Change): string {
    const { colon, semicolon, brackets } = this.words;
    const image = (after ?? before)!;
    const noun = NOUNS[table];
    const title = this.title(image);
    const called = noun
      ? `${noun[this.language]}${this.language === 'zh' ? '' : ' '}${this.language === 'zh' && noun.quoted ? this.words.quoted(title) : title}`
      : title;
    if (before === null || after === null) {
      const kind = LABELS_OF[table]?.kind;
      return kind && image.kind != null ? `${called}${brackets(this.value(kind, image.kind))}` : called;
    }
    const told = this.columns(table, before, after, differing(before, after));
    return told.length === 0 ? called : `${called}${colon}${told.join(semicolon)}`;
  }

  private title(image: FactImage): string {
    const en = image.name_en ?? image.code ?? image.slug;
    return String((this.language === 'zh' ? image.name_zh : null) ?? en);
  }

  private columns(table: string, before: FactImage, after: FactImage, changed: readonly string[]): string[] {
    // `opened_on` is told with its precision; a change of the precision alone is told by itself.
    const told = changed.filter((header) => header !== 'opened_precision' || !changed.includes('opened_on'));
    return told.map((header) => {
      const list = LISTS[header];
      if (list) return this.list(header, list[this.language], before, after);
      const columnLabel = LABELS_OF[table]?.[header] ?? LABELS[header] ?? label(header, header);
      const value = (image: FactImage) =>
        this.value(columnLabel, image[header], header === 'opened_on' ? image.opened_precision : null);
      const [was, is] = [value(before), value(after)];
      const title = columnLabel[this.language];
      // Two long texts may differ only after the part that is shown.
      return was === is ? this.words.revised(title) : `${title}${this.words.colon}${is}${this.words.was(was)}`;
    });
  }

  /** A list whose order matters is told as it is and was; of other lists, what was added and removed. */
  private list(header: string, title: string, before: FactImage, after: FactImage): string {
    const { and, added, removed, colon, comma, none, revised, was } = this.words;
    const items = (image: FactImage) => ((image[header] ?? []) as FactImage[]).map((item) => this.item(header, item));
    const [old, now] = [items(before), items(after)];
    if (header === 'initiative_leads') {
      const listed = (leads: readonly string[]) => (leads.length === 0 ? none : leads.join(and));
      return `${title}${colon}${listed(now)}${was(listed(old))}`;
    }
    const more = now.filter((item) => !old.includes(item));
    const fewer = old.filter((item) => !now.includes(item));
    const gap = this.language === 'zh' ? '' : ' ';
    const told = [
      ...(more.length > 0 ? [`${added}${gap}${this.few(more)}`] : []),
      ...(fewer.length > 0 ? [`${removed}${gap}${this.few(fewer)}`] : []),
    ];
    return told.length === 0 ? revised(title) : `${title}${colon}${told.join(comma)}`;
  }

  /** The first of a list, and how many more there are. */
  private few(items: readonly string[]): string {
    const shown = items.slice(0, LISTED).join(this.words.and);
    const more = items.length - LISTED;
    if (more <= 0) return shown;
    return this.language === 'zh' ? `${shown}等 ${items.length} 项` : `${shown} and ${more} more`;
  }

  private item(header: string, item: FactImage): string {
    switch (header) {
      case 'initiative_leads':
        return this.name(item.participant_kind === 'organisation' ? 'organisation' : 'country', item.participant);
      case 'initiative_set_members':
        return this.initiative(item.initiative);
      case 'scheme_groups':
        return this.title({ name_en: item.name_en, name_zh: item.name_zh, slug: item.group });
      default:
        return this.words.quoted(String(item.alias));
    }
  }

  private value({ reader }: Label, value: unknown, precision?: unknown): string {
    if (value == null || (Array.isArray(value) && value.length === 0)) return this.words.none;
    switch (reader.as) {
      case 'number':
        return this.number(value);
      case 'flag':
        return this.words.flag[value === true ? 1 : 0];
      case 'day':
        return timeText(String(value), precision, PERIOD_WORDS[this.locale]);
      case 'word':
        return [value]
          .flat()
          .map((term) => this.word(reader.terms, term))
          .join(this.words.and);
      case 'name':
        return this.name(reader.of, value);
      default:
        return shortened(String(value));
    }
  }

  private number(value: unknown): string {
    return NUMBER.format(Number(value));
  }

  private word(terms: Readonly<Record<string, Term>>, value: unknown): string {
    const term = termOf(terms, value);
    if (!term) return String(value);
    return this.language === 'zh' ? term.zh : withinSentence(term.en);
  }

  private name(thing: NamedThing, code: unknown): string {
    const names = this.names(thing, String(code));
    return names ? nameIn(names, this.locale) : String(code);
  }
}

/** Names of a list that are told. */
const LISTED = 5;

function termOf<T extends Term>(terms: Readonly<Record<string, T>>, value: unknown): T | undefined {
  return terms[String(value).toUpperCase()];
}
