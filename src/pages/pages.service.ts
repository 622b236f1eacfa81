import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { byteCache } from '../common/caches.js';
import { inSlices } from '../common/in-slices.js';
import { RollcallError } from '../common/rollcall-error.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { nameIn } from '../domain/names.js';
import { ownAddress } from '../http/own-address.js';
import type { Question } from '../questions/question.js';
import { questionInSteps } from '../questions/question.js';
import type { Snapshot } from '../roll/snapshot.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { addressAt, isView, type Language, type PageAddress, pageNamed } from './addresses.js';
import { describeInSteps, type PageText } from './describe.js';
import { mainText, rootText } from './first-text.js';
import { descriptionOf, headTags } from './head.js';
import { InfoPages, type InfoText } from './info/info-pages.service.js';
import { languageAsked } from './language.js';
import { type Embeddable, oembedLink } from './oembed.js';
import { asksFigures, openingOf, STANDING } from './openings.js';
import { type PageQuery, readPageQuery, usualDay } from './page-question.js';
import { nameOf, resolve, type Thing } from './resolve.js';
import type { PageParts } from './template.js';
import { PAGE_WORDS } from './words.js';

/** What an address of the dashboard is answered with. */
export type PageAnswer =
  | { readonly status: 200 | 404; readonly parts: PageParts; readonly byLanguage: boolean }
  /** The path of the page that is meant, with the query asked: for good, or as the first page is read today. */
  | { readonly status: 301 | 302; readonly location: string };

/** An address as it was asked: below `/embed` the same pages stand without their frame. */
interface AskedAddress {
  readonly path: string;
  readonly embedded: boolean;
  readonly query: URLSearchParams;
  readonly search: string;
}

/** Texts of pages of one state of the roll; whoever asks again finds them. */
const texts = byteCache<PageText>('figures');
const BYTES_A_CHARACTER = 2;

/** What the dashboard's pages say before they are drawn: their heads and first sentences, and which addresses there are. */
@Injectable()
export class Pages {
  constructor(
    private readonly store: SnapshotStore,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly info: InfoPages,
  ) {}

  /** What to answer at an address. */
  async at(request: FastifyRequest): Promise<PageAnswer> {
    const asked = addressOf(request.url);
    // The first page is about today, whatever the views open with.
    const isToday = asked.path === '/' && !asked.embedded;
    if (isToday && asksFigures(asked.query)) {
      return { status: 302, location: `${pageNamed('distribution').path}${asked.search}` };
    }
    const query = readPageQuery(asked.query, isToday ? STANDING : openingOf(asked.path));
    const language = query.language ?? languageAsked(request.headers['accept-language']);
    const byLanguage = query.language === null;
    const snapshot = this.store.current;
    const parts = addressAt(asked.path);
    if (parts === null) return { status: 404, byLanguage, parts: this.missing(asked, language, null) };
    if (asked.path === '/' && /^\/embed\//.test(request.url)) {
      return { status: 301, location: `${withFrame(asked, '/')}${asked.search}` };
    }
    const question = await questionFor(snapshot, parts.page, query);
    // Where the question can not be answered the page says so, and its subject is looked up in the newest data.
    const destination = resolve(question?.roll ?? snapshot.roll, asked.path, parts);
    switch (destination.to) {
      case 'nothing':
        return { status: 404, byLanguage, parts: this.missing(asked, language, parts) };
      case 'other-path':
        return { status: 301, location: `${withFrame(asked, destination.path)}${asked.search}` };
      case 'page': {
        const { page, thing } = destination;
        const text =
          question === null
            ? unanswered(page, thing, language)
            : await textOf(snapshot, page, thing, question, query, language);
        const more = await this.info.text(page.key, language, baseOrNone(request, this.settings), request);
        const shown = { page, thing, query, text, language, more };
        return { status: 200, byLanguage, parts: this.parts(request, asked, shown) };
      }
    }
  }

  /** The text of a page as it stands in its frame, for whoever draws the frame; null: the page is none of text. */
  async textAt(key: string, request: FastifyRequest): Promise<string | null> {
    const { query: asked } = addressOf(request.url);
    const language = readPageQuery(asked).language ?? languageAsked(request.headers['accept-language']);
    const more = await this.info.text(key, language, baseOrNone(request, this.settings), request);
    if (more === null) return null;
    const { name, about } = pageNamed(key);
    const text = { heading: name[language], sentences: [about[language]], files: [] };
    return mainText({ language, text, picture: null, html: more.html, query: `?lang=${language}`, embedded: false });
  }

  /**
   * What a view at a path of this installation is called, and where it stands without the frame of the page; null: there is
   * no view, none that others may show, or none that can be answered.
   */
  async embeddable(url: string, acceptLanguage: string | undefined): Promise<Embeddable | null> {
    const { path, query: parameters } = addressOf(inFrame(url));
    const query = readPageQuery(parameters, openingOf(path));
    const parts = addressAt(path);
    if (parts === null || !isView(parts.page)) return null;
    const snapshot = this.store.current;
    const question = await questionFor(snapshot, parts.page, query);
    if (question === null) return null;
    const destination = resolve(question.roll, path, parts);
    if (destination.to === 'other-path') return this.embeddable(`${destination.path}?${parameters}`, acceptLanguage);
    if (destination.to === 'nothing') return null;
    const language = query.language ?? languageAsked(acceptLanguage);
    const { title } = await textOf(snapshot, destination.page, destination.thing, question, query, language);
    // The frame speaks the language of its title, whoever reads it.
    parameters.set('lang', language);
    return { language, title, path: `/embed${path}?${parameters}` };
  }

  private parts(
    request: FastifyRequest,
    asked: AskedAddress,
    shown: {
      readonly page: PageAddress;
      readonly thing: Thing | null;
      readonly query: PageQuery;
      readonly text: PageText;
      readonly language: Language;
      readonly more: InfoText | null;
    },
  ): PageParts {
    const { page, thing, query, text, language, more } = shown;
    const base = baseOrNone(request, this.settings);
    const path = thing === null ? page.path : `${page.path}/${encodeURIComponent(nameOf(thing))}`;
    const addressIn = (lang: Language | null) => {
      const parameters = new URLSearchParams(query.canonical);
      if (lang !== null) parameters.set('lang', lang);
      return `${base}${path}${parameters.size === 0 ? '' : `?${parameters}`}`;
    };
    /** With what belongs to the view alone. */
    const wholeAddress = () => {
      const parameters = new URLSearchParams(asked.query);
      parameters.set('lang', language);
      return `${base}${path}?${parameters}`;
    };
    const picture = text.picture;
    const pictureAt = (ending: string, more: Record<string, string>) =>
      picture &&
      `/charts/${picture.chart}.${ending}?${new URLSearchParams([...picture.query, ...Object.entries(more)])}`;
    const head = headTags({
      language,
      title: text.title,
      description: descriptionOf(text.description, language),
      addresses:
        page.isPublic && !asked.embedded && !query.isBroken
          ? { en: addressIn('en'), zh: addressIn('zh'), any: addressIn(null) }
          : null,
      picture: picture && { address: `${base}${pictureAt('png', { width: String(picture.width) })}`, alt: picture.alt },
      embedding:
        isView(page) && !asked.embedded && !query.isBroken ? oembedLink(wholeAddress(), base, text.title) : null,
      data: more?.data ?? [],
    });
    const root = rootText({
      language,
      text,
      picture: picture && { path: pictureAt('svg', {})!, alt: picture.alt },
      html: more?.html ?? null,
      query: `?lang=${language}`,
      embedded: asked.embedded,
    });
    return { language, head, root };
  }

  /** The page that says that there is none. */
  private missing(
    { path, embedded }: AskedAddress,
    language: Language,
    named: { readonly page: PageAddress; readonly thing: string | null } | null,
  ): PageParts {
    const words = PAGE_WORDS[language];
    const heading = missingHeading(language, named);
    const head = headTags({
      ...{ language, title: `${heading} · ${words.site}`, description: heading },
      ...{ addresses: null, picture: null, embedding: null, data: [] },
    });
    const sentences = named === null ? [words.notFoundText(path)] : [];
    const start = { path: `/?lang=${language}`, label: words.startAgain };
    const root = rootText({
      ...{ language, embedded, picture: null, html: null, query: `?lang=${language}` },
      text: { heading, sentences, files: [start] },
    });
    return { language, head, root };
  }
}

function missingHeading(
  language: Language,
  named: { readonly page: PageAddress; readonly thing: string | null } | null,
): string {
  const words = PAGE_WORDS[language];
  switch (named?.thing == null ? undefined : named.page.of) {
    case 'country':
      return words.noCountry(named!.thing!);
    case 'initiative':
      return words.noInitiative(named!.thing!);
    case 'organisation':
      return words.noOrganisation(named!.thing!);
    default:
      return words.notFound;
  }
}

/** The path below the root, and whether the page is to stand in somebody else's. */
function addressOf(url: string): AskedAddress {
  const mark = url.indexOf('?');
  const [whole, search] = mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark)];
  const [, below] = /^\/embed(\/.*)?$/.exec(whole) ?? [];
  const embedded = whole === '/embed' || below !== undefined;
  return { path: embedded ? (below ?? '/') : whole, embedded, query: new URLSearchParams(search), search };
}

/**
 * The address of what is shown in a frame: today's page has no figure to show alone, so its own question is asked of the
 * figures, as whatever an address asked of the former first page is.
 */
function inFrame(url: string): string {
  const { path, embedded, query } = addressOf(url);
  if (path !== '/') return url;
  if (!embedded && !asksFigures(query)) {
    query.set('set', STANDING.set!);
    query.set('focus', STANDING.focus!.toLowerCase());
    query.set('presence', STANDING.presence.toLowerCase());
  }
  return `/distribution?${query}`;
}

/** The path of a page where it was asked for: within somebody else's page or not. */
function withFrame({ embedded }: AskedAddress, path: string): string {
  return embedded ? `/embed${path === '/' ? '' : path}` : path;
}

/** The question of a page's figures; null where its address can not be read, or names what is not on record. */
async function questionFor(snapshot: Snapshot, page: PageAddress, query: PageQuery): Promise<Question | null> {
  if (query.isBroken) return null;
  // The whole history belongs on the page of a thing, up to the data's own day.
  const day = query.asOf ?? (page.of === undefined ? usualDay(query.input) : null);
  try {
    return await inSlices(questionInSteps(snapshot, { ...query.input, asOf: day }));
  } catch (error) {
    if (error instanceof RollcallError) return null;
    throw error;
  }
}

async function textOf(
  snapshot: Snapshot,
  page: PageAddress,
  thing: Thing | null,
  question: Question,
  query: PageQuery,
  language: Language,
): Promise<PageText> {
  const key = JSON.stringify(['page', page.key, thing && nameOf(thing), language, query.canonical.toString()]);
  const keptText = texts.find(snapshot, key);
  if (keptText) return keptText;
  const named = { asOf: query.asOf !== null, release: query.input.release ?? null };
  const text = await inSlices(describeInSteps({ page, thing, question, language, named }));
  texts.keep(snapshot, key, text, BYTES_A_CHARACTER * JSON.stringify(text).length);
  return text;
}

/** The text of a page whose question can not be answered. The script of the page says which part is wrong. */
function unanswered(page: PageAddress, thing: Thing | null, language: Language): PageText {
  const words = PAGE_WORDS[language];
  const name = thing === null ? page.name[language] : nameInLanguage(thing, language);
  const start = { path: `/?lang=${language}`, label: words.startAgain };
  return {
    title: name,
    heading: words.unreadable,
    description: [words.unreadable],
    sentences: [],
    picture: null,
    files: [start],
  };
}

function nameInLanguage(thing: Thing, language: Language): string {
  const locale = language === 'zh' ? 'ZH' : 'EN';
  switch (thing.kind) {
    case 'country':
      return nameIn(thing.country.names, locale);
    case 'initiative':
      return nameIn(thing.initiative.names, locale);
    case 'organisation':
      return nameIn(thing.organisation.names, locale);
  }
}

/** Nothing where a request does not say where it was sent: addresses are then relative. */
function baseOrNone(request: FastifyRequest, settings: Settings): string {
  try {
    return ownAddress(settings, request);
  } catch (error) {
    if (error instanceof RollcallError) return '';
    throw error;
  }
}
