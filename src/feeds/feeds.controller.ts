import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { Reads } from '../database/reads.js';
import { boundsOf } from '../graphql/bounds.js';
import { questionContext } from '../graphql/context.js';
import type { Answer } from '../http/answer.js';
import { newestEdition } from '../http/edition.js';
import { OwnAddress } from '../http/own-address.pipe.js';
import { readBy } from '../http/read-by.pipe.js';
import { ReturnsAnswers } from '../http/returns-answers.decorator.js';
import { notFound } from '../questions/not-found.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { ATOM_TYPE, atomFeed } from './atom.js';
import { type FeedPage, feedPage } from './feed-page.js';
import { type FeedQuestion, feedQuestion } from './feed-question.js';
import { JSON_FEED_TYPE, jsonFeed } from './json-feed.js';

/** A form in which feeds are written. */
interface FeedForm {
  /** The last part of its address. */
  readonly file: string;
  readonly type: string;
  readonly write: (page: FeedPage) => string;
}

const FORMS: readonly FeedForm[] = [
  { file: 'changes.atom', type: ATOM_TYPE, write: atomFeed },
  { file: 'changes.json', type: JSON_FEED_TYPE, write: jsonFeed },
];

/** Feeds: `GET /feeds/changes.atom|json?country=...&initiative=...&kind=...&topic=...&lang=zh`, the newest changes first. */
@Controller('feeds')
@ReturnsAnswers()
export class FeedsController {
  constructor(
    private readonly store: SnapshotStore,
    private readonly reads: Reads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':file')
  feed(
    @Param('file', readBy(formNamed)) form: FeedForm,
    @Query(readBy(feedQuestion)) question: FeedQuestion,
    @OwnAddress() base: string,
    @Req() request: FastifyRequest,
  ): Answer {
    const { history, snapshot } = questionContext(this.store, this.reads, boundsOf(request, this.settings));
    return {
      // Known before anything is read: a reader that asks every minute costs a comparison.
      edition: newestEdition(snapshot, base),
      content: async () => ({
        type: `${form.type}; charset=utf-8`,
        body: form.write(await feedPage(history, question, base, form.file)),
      }),
    };
  }
}

function formNamed(file: string): FeedForm {
  const form = FORMS.find((each) => each.file === file);
  if (form) return form;
  throw notFound(
    'feed',
    file,
    FORMS.map((each) => each.file),
  );
}
