import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { Reads } from '../database/reads.js';
import type { Indicators } from '../domain/indicators.js';
import { didYouMean } from '../domain/nearest.js';
import type { Roll } from '../domain/roll.js';
import { loadIndicators } from './load-indicators.js';

/** Indicators by the revision of a roll: read at the first question for it, and kept as long as the roll. */
@Injectable()
export class IndicatorsService implements OnModuleInit {
  private readonly log = new Logger(IndicatorsService.name);
  private readonly loaded = new WeakMap<Roll, Promise<Indicators>>();

  constructor(
    private readonly reads: Reads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Warns of excluded publishers that no indicator has: a misspelt one would be published although it must not be. */
  async onModuleInit(): Promise<void> {
    const { excludeIndicatorPublishers: excluded } = this.settings;
    if (excluded.length === 0) return;
    const { rows } = await this.reads.query<{ publisher: string }>(0, {
      text: 'SELECT DISTINCT publisher FROM indicator_version WHERE publisher IS NOT NULL',
    });
    const publishers = rows.map(({ publisher }) => publisher);
    for (const name of excluded.filter((each) => !publishers.includes(each))) {
      this.log.warn(
        `ROLLCALL_EXCLUDE_INDICATOR_PUBLISHERS names "${name}", of whom no indicator is on record${didYouMean(name, publishers)}`,
      );
    }
  }

  /** The indicators as they were recorded at the roll's revision, less those of publishers that are left out. */
  of(roll: Roll): Promise<Indicators> {
    let indicators = this.loaded.get(roll);
    if (!indicators) {
      indicators = loadIndicators(this.reads, roll, this.settings.excludeIndicatorPublishers);
      this.loaded.set(roll, indicators);
      // A failure is not kept, so that the next question tries again. Those who await the promise get the error.
      indicators.catch(() => this.loaded.delete(roll));
    }
    return indicators;
  }
}
