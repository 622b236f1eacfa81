import { Module } from '@nestjs/common';
import { AnswersFields, BY_TYPENAME } from '../graphql/type-fields.js';
import { DatasetResolver } from './dataset.resolver.js';

@AnswersFields({ Node: BY_TYPENAME })
@Module({ providers: [DatasetResolver] })
export class DatasetModule {}
