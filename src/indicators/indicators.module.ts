import { Module } from '@nestjs/common';
import { AnswersFields } from '../graphql/type-fields.js';
import { indicatorFields } from './indicator-fields.js';
import { IndicatorsResolver } from './indicators.resolver.js';
import { IndicatorsService } from './indicators.service.js';

@AnswersFields(indicatorFields)
@Module({ providers: [IndicatorsResolver, IndicatorsService], exports: [IndicatorsService] })
export class IndicatorsModule {}
