import { Inject, Module } from '@nestjs/common';
import { budgetCaches, byteCache } from '../../common/caches.js';
import type { Settings } from '../../config/settings.js';
import { SETTINGS } from '../../config/settings.module.js';
import { keepOn } from '../../domain/owned-cache.js';

const figures = byteCache<unknown>('figures');

/** What keeps a server within its means: how much it keeps. */
@Module({})
export class LoadModule {
  constructor(@Inject(SETTINGS) { cacheBytes }: Pick<Settings, 'cacheBytes'>) {
    budgetCaches(cacheBytes);
    keepOn(figures);
  }
}
