import { Module } from '@nestjs/common';
import { AnswersFields } from '../graphql/type-fields.js';
import { ReleaseDifferences } from './release-differences.service.js';
import { ReleaseQuestionsResolver } from './release-questions.resolver.js';
import { releaseFields } from './release-view.js';

@AnswersFields(releaseFields)
@Module({ providers: [ReleaseQuestionsResolver, ReleaseDifferences], exports: [ReleaseDifferences] })
export class ReleasesModule {}
