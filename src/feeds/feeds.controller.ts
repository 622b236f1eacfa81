import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { badInput } from '../common/rollcall-error.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { Reads } from '../database/reads.js';
import { replyWithError } from '../exports/http-error.js';
import { notFound } from '../exports/not-found.js';
import { boundsOf } from '../graphql/bounds.js';
import { questionContext } from '../graphql/context.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { isKnownEdition, newestEdition } from '../server/caching/edition.js';
import { ATOM_TYPE, atomFeed } from './atom.js';
import { type FeedPage, feedPage } from './feed-page.js';
import { feedQuestion } from './feed-question.js';
import { JSON_FEED_TYPE, jsonFeed } from './json-feed.js';

/** A form in which feeds are written. */
interface FeedForm {
  readonly type: string;
  readonly write: (page: FeedPage) => string;
}

const FORMS: Readonly<Record<string, FeedForm>> = {
  'changes.atom': { type: ATOM_TYPE, write: atomFeed },
  'changes.json': { type: JSON_FEED_TYPE, write: jsonFeed },
};

/** Feeds: `GET /feeds/changes.atom|json?country=...&initiative=...&kind=...&topic=...&lang=zh`, the newest changes first. */
@Controller('feeds')
export class FeedsController {
  constructor(
    private readonly store: SnapshotStore,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':file')
  async feed(
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    try {
      const form = Object.hasOwn(FORMS, file) ? FORMS[file] : undefined;
      if (!form) throw notFound('feed', file, Object.keys(FORMS));
      const question = feedQuestion(query);
      const base = this.settings.publicUrl ?? addressOf(request);
      const { history, snapshot } = questionContext(this.store, this.reads, boundsOf(request, this.settings));
      // Before anything is read: a reader that asks every minute costs a comparison.
      if (isKnownEdition(request, reply, newestEdition(snapshot, base))) return await reply.code(304).send();
      const page = await feedPage(history, question, base, file);
      return await reply.type(`${form.type}; charset=utf-8`).send(form.write(page));
    } catch (error) {
      return replyWithError(reply, error);
    }
  }
}

/** Where a request says that it was sent. Throws BAD_USER_INPUT for what is no name of a host. */
function addressOf({ protocol, host }: FastifyRequest): string {
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`${protocol}://${host}`)) {
    throw badInput('host', 'the Host header of the request names no host');
  }
  return `${protocol}://${host}`;
}
