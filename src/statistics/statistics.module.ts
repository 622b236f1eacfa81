import { Module } from '@nestjs/common';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { StatisticsResolver } from './statistics.resolver.js';
import { StatisticsService } from './statistics.service.js';

@Module({ imports: [IndicatorsModule], providers: [StatisticsResolver, StatisticsService] })
export class StatisticsModule {}
