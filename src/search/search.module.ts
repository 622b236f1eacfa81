import { Module } from '@nestjs/common';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { SearchResolver } from './search.resolver.js';

@Module({ imports: [IndicatorsModule], providers: [SearchResolver] })
export class SearchModule {}
