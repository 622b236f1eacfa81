import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from './settings.js';

/** Token of the settings, read once at start. */
export const SETTINGS = Symbol('settings');

@Module({})
export class SettingsModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [{ provide: SETTINGS, useValue: settings }],
      exports: [SETTINGS],
    };
  }
}
