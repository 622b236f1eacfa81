import { Controller, Get, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Answer } from '../http/answer.js';
import { ReturnsAnswers } from '../http/returns-answers.decorator.js';
import { MetricsGuard } from './metrics.guard.js';
import { Metrics } from './metrics.js';

/** `GET /metrics`, for Prometheus. */
@Controller('metrics')
@UseGuards(MetricsGuard)
@ReturnsAnswers()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  // Not for pages of other sites: a browser on this machine or a private network could read it for them.
  @Get()
  @RouteConfig({ cors: false })
  show(): Answer {
    return {
      headers: { 'cache-control': 'no-store' },
      content: async () => ({ type: 'text/plain; version=0.0.4; charset=utf-8', body: await this.metrics.text() }),
    };
  }
}
