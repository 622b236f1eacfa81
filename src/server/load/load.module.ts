import { type DynamicModule, Module } from '@nestjs/common';
import { budgetCaches, byteCache } from '../../common/caches.js';
import type { Settings } from '../../config/settings.js';
import { keepOn } from '../../domain/owned-cache.js';

const figures = byteCache<unknown>('figures');

/** What keeps a server within its means: how much it keeps. */
@Module({})
export class LoadModule {
  static with({ cacheBytes }: Settings): DynamicModule {
    budgetCaches(cacheBytes);
    keepOn(figures);
    return { module: LoadModule };
  }
}
