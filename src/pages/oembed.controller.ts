import { Controller, Get, Headers, Query } from '@nestjs/common';
import { RollcallError } from '../common/rollcall-error.js';
import { type Answer, JSON_TYPE, standingText } from '../http/answer.js';
import { newestEdition } from '../http/edition.js';
import { OwnAddress } from '../http/own-address.pipe.js';
import { readBy } from '../http/read-by.pipe.js';
import { ReturnsAnswers } from '../http/returns-answers.decorator.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { EMBED_SCRIPT } from './embed-script.js';
import { oembedAnswer, oembedXml, ownPath } from './oembed.js';
import { type OembedQuery, oembedQuery } from './oembed-query.js';
import { Pages } from './pages.service.js';

const SCRIPT = standingText(
  'text/javascript; charset=utf-8',
  EMBED_SCRIPT,
  // Where an installation is closed to scripts of other sites, this one is theirs to load all the same.
  { 'cross-origin-resource-policy': 'cross-origin' },
  // Others look once an hour whether the script has changed.
  'public, max-age=3600',
);

/** What other sites need to show a view within their pages: `GET /oembed` and `GET /embed.js`. */
@Controller()
@ReturnsAnswers()
export class OembedController {
  constructor(
    private readonly pages: Pages,
    private readonly store: SnapshotStore,
  ) {}

  @Get('oembed')
  async oembed(
    @Query(readBy(oembedQuery)) { url, format, room }: OembedQuery,
    @OwnAddress() base: string,
    @Headers('accept-language') languages?: string,
  ): Promise<Answer> {
    const path = ownPath(url, base);
    const view = path === null ? null : await this.pages.embeddable(path, languages);
    if (view === null) throw new RollcallError('NOT_FOUND', 'there is no view at this address', { argument: 'url' });
    return {
      edition: newestEdition(this.store.current, base, view.language),
      vary: ['accept-language'],
      content: () => {
        const answer = oembedAnswer(view, base, room);
        return format === 'json'
          ? { type: JSON_TYPE, body: JSON.stringify(answer) }
          : { type: 'text/xml; charset=utf-8', body: oembedXml(answer) };
      },
    };
  }

  @Get('embed.js')
  script(): Answer {
    return SCRIPT;
  }
}
