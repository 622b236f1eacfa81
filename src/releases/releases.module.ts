import { Module } from '@nestjs/common';
import { ReleaseDifferences } from './release-differences.service.js';
import { ReleaseQuestionsResolver } from './release-questions.resolver.js';

@Module({ providers: [ReleaseQuestionsResolver, ReleaseDifferences] })
export class ReleasesModule {}
