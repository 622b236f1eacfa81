import { Module } from '@nestjs/common';
import { CountingModule } from '../counting/counting.module.js';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { StatisticsResolver } from './statistics.resolver.js';
import { StatisticsService } from './statistics.service.js';

@Module({ imports: [CountingModule, IndicatorsModule], providers: [StatisticsResolver, StatisticsService] })
export class StatisticsModule {}
