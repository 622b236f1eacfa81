import { type DynamicModule, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Lifecycle } from './lifecycle.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';

/** What the process tells those who look after it. */
@Module({})
export class MonitoringModule {
  /** @param lifecycle of the process, which whoever ends it has as well */
  static with(lifecycle: Lifecycle): DynamicModule {
    return {
      module: MonitoringModule,
      controllers: [HealthController, MetricsController],
      providers: [Metrics, { provide: Lifecycle, useValue: lifecycle }],
    };
  }
}
