import { Module } from '@nestjs/common';
import { CurationModule } from '../curation/curation.module.js';
import { AnswersFields, BY_TYPENAME } from '../graphql/type-fields.js';
import { DatasetResolver } from './dataset.resolver.js';
import { DatasetService } from './dataset.service.js';

@AnswersFields({ Node: BY_TYPENAME })
@Module({ imports: [CurationModule], providers: [DatasetResolver, DatasetService] })
export class DatasetModule {}
