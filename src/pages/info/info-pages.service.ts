import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { byteCache } from '../../common/caches.js';
import { RollcallError } from '../../common/rollcall-error.js';
import type { Settings } from '../../config/settings.js';
import { SETTINGS } from '../../config/settings.module.js';
import { Reads } from '../../database/reads.js';
import { INITIATIVE_KINDS } from '../../domain/vocabulary.js';
import { feedPage } from '../../feeds/feed-page.js';
import { boundsOf } from '../../graphql/bounds.js';
import { type QuestionContext, questionContext } from '../../graphql/context.js';
import { ReleaseDifferences } from '../../releases/release-differences.service.js';
import { SnapshotStore } from '../../roll/snapshot-store.js';
import type { Language } from '../addresses.js';
import { aboutHtml } from './about.js';
import { changesHtml, type ReleaseStep, type TableChanges } from './changes.js';
import { contactHtml } from './contact.js';
import { dataInSteps, datasetJson } from './data.js';
import { methodHtml } from './method.js';

/** What a page of text holds below its heading. */
export interface InfoText {
  readonly html: string;
  /** Things for machines, by schema.org. */
  readonly data: readonly object[];
}

const texts = byteCache<string>('figures');
const BYTES_A_CHARACTER = 2;

/** The pages that are text: what the roll is, how it is counted, its data, what changed, who keeps it. */
@Injectable()
export class InfoPages {
  constructor(
    private readonly store: SnapshotStore,
    private readonly reads: Reads,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly differences: ReleaseDifferences,
  ) {}

  /** The text of a page, in a language, with addresses of the server as clients reach it; null: the page is none of text. */
  async text(key: string, language: Language, base: string, request: FastifyRequest): Promise<InfoText | null> {
    switch (key) {
      case 'about':
        return { html: aboutHtml(language), data: [] };
      case 'method':
        return { html: methodHtml(language), data: [] };
      case 'contact':
        return { html: contactHtml(language, this.settings), data: [] };
      case 'data':
        return {
          html: await this.madeOnce(['data', language, base], request, ({ snapshot, inSlices }) =>
            inSlices(dataInSteps(snapshot, language, base)),
          ),
          data: [datasetJson(this.store.current, language, base)],
        };
      case 'changes':
        return {
          html: await this.madeOnce(['changes', language, base], request, (context) =>
            this.changes(context, language, base),
          ),
          data: [],
        };
      default:
        return null;
    }
  }

  /** A text that depends on the data alone, made once for each snapshot. */
  private async madeOnce(
    key: readonly string[],
    request: FastifyRequest,
    make: (context: QuestionContext) => Promise<string>,
  ): Promise<string> {
    const context = questionContext(this.store, this.reads, boundsOf(request, this.settings));
    const name = JSON.stringify(['info', ...key]);
    const keptText = texts.find(context.snapshot, name);
    if (keptText !== undefined) return keptText;
    const text = await make(context);
    texts.keep(context.snapshot, name, text, BYTES_A_CHARACTER * text.length);
    return text;
  }

  private async changes(context: QuestionContext, language: Language, base: string): Promise<string> {
    const { history, snapshot } = context;
    // Only changes of initiatives: an import of translations or populations would push everything else off the page.
    const filter = { kinds: [...INITIATIVE_KINDS] };
    const question = { filter, locale: language === 'zh' ? 'ZH' : 'EN', revision: null, before: null } as const;
    const page = await feedPage(history, question, base, 'changes.atom');
    const steps: ReleaseStep[] = [];
    for (const [index, to] of snapshot.releases.entries()) {
      const from = snapshot.releases[index - 1];
      if (from) steps.unshift({ from, to, counts: await this.countsBetween(context, from.name, to.name) });
    }
    return changesHtml(snapshot, language, { page, steps });
  }

  /** Null where more changed than is told of at once. */
  private async countsBetween(context: QuestionContext, from: string, to: string): Promise<TableChanges[] | null> {
    try {
      const { changes } = await this.differences.between(context, from, to);
      const counts = new Map<string, { table: string; added: number; replaced: number; closed: number }>();
      for (const { table, change } of changes) {
        const counted = counts.get(table) ?? { table, added: 0, replaced: 0, closed: 0 };
        counted[change]++;
        counts.set(table, counted);
      }
      return [...counts.values()];
    } catch (error) {
      if (error instanceof RollcallError && error.code === 'QUERY_TOO_COMPLEX') return null;
      throw error;
    }
  }
}
