import { Controller, Get } from '@nestjs/common';
import { type Answer, JSON_TYPE } from '../http/answer.js';
import { ReturnsAnswers } from '../http/returns-answers.decorator.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { Lifecycle } from './lifecycle.js';

/** What whoever starts, restarts and balances the process asks it. */
@Controller()
@ReturnsAnswers()
export class HealthController {
  constructor(
    private readonly store: SnapshotStore,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** 200 as long as the event loop turns; restart the process where it does not answer. */
  @Get('livez')
  alive(): Answer {
    return state(200, { alive: true });
  }

  /**
   * 200 where questions are answered from data known to be the newest, else 503 with the reason: PostgreSQL has been silent
   * for longer than ROLLCALL_FRESH_SECONDS, what it recorded could not be loaded for as long, or the server is ending. While
   * a newer revision is being loaded the server is ready: it answers from the one before, whole and at once.
   */
  @Get('readyz')
  ready(): Answer {
    const { fresh, ageSeconds, reason } = this.store.freshness;
    const { ending } = this.lifecycle;
    const ready = fresh && !ending;
    return state(ready ? 200 : 503, {
      ready,
      revision: this.store.current.newest.id,
      ageSeconds,
      databaseAway: this.store.databaseAway,
      reason: ending ? 'the server is ending' : reason,
    });
  }
}

function state(status: number, value: object): Answer {
  const headers = { 'cache-control': 'no-store' };
  return { status, headers, content: () => ({ type: JSON_TYPE, body: JSON.stringify(value) }) };
}
