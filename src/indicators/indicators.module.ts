import { Module } from '@nestjs/common';
import { IndicatorsResolver } from './indicators.resolver.js';
import { IndicatorsService } from './indicators.service.js';

@Module({ providers: [IndicatorsResolver, IndicatorsService], exports: [IndicatorsService] })
export class IndicatorsModule {}
