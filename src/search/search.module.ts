import { Module } from '@nestjs/common';
import { AnswersFields, BY_TYPENAME } from '../graphql/type-fields.js';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { SearchResolver } from './search.resolver.js';
import { SearchService } from './search.service.js';

@AnswersFields({ SearchResult: BY_TYPENAME })
@Module({ imports: [IndicatorsModule], providers: [SearchResolver, SearchService] })
export class SearchModule {}
