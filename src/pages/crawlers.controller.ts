import { Controller, Get, Query } from '@nestjs/common';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import type { Answer } from '../http/answer.js';
import { newestEdition } from '../http/edition.js';
import { OwnAddress } from '../http/own-address.pipe.js';
import { readBy } from '../http/read-by.pipe.js';
import { ReturnsAnswers } from '../http/returns-answers.decorator.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { pathsOf, robots, sitemap } from './sitemap.js';

/** What crawlers look for: `GET /sitemap.xml` and `GET /robots.txt`. */
@Controller()
@ReturnsAnswers()
export class CrawlersController {
  constructor(private readonly store: SnapshotStore) {}

  @Get('sitemap.xml')
  sitemap(@Query('part', readBy(partNumber)) part: number | null, @OwnAddress() base: string): Answer {
    const { current } = this.store;
    return {
      edition: newestEdition(current, base),
      content: () => {
        const text = sitemap(pathsOf(current.roll), base, current.newest.dataThrough, part);
        if (text === null)
          throw new RollcallError('NOT_FOUND', `the sitemap has no part ${part}`, { argument: 'part' });
        return { type: 'application/xml; charset=utf-8', body: text };
      },
    };
  }

  @Get('robots.txt')
  robots(@OwnAddress() base: string): Answer {
    return { content: () => ({ type: 'text/plain; charset=utf-8', body: robots(base) }) };
  }
}

function partNumber(part: unknown): number | null {
  if (part === undefined) return null;
  if (!/^[1-9]\d{0,5}$/.test(String(part))) throw badInput('part', `part: '${part}' is not the number of a part`);
  return Number(part);
}
