import { Module } from '@nestjs/common';
import { AnswersFields } from '../graphql/type-fields.js';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { StatisticsResolver } from './statistics.resolver.js';
import { StatisticsService } from './statistics.service.js';
import { statisticsFields } from './statistics-fields.js';

@AnswersFields(statisticsFields)
@Module({ imports: [IndicatorsModule], providers: [StatisticsResolver, StatisticsService] })
export class StatisticsModule {}
