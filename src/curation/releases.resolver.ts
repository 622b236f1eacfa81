import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { MutationCutReleaseArgs } from '../generated/graphql.js';
import { MayBe } from '../identity/may-be.decorator.js';
import { ReleaseCutter } from './release-cutter.service.js';

@Resolver()
export class ReleasesResolver {
  constructor(private readonly cutter: ReleaseCutter) {}

  @Mutation('cutRelease')
  @MayBe('ADMINISTRATOR')
  cutRelease(@Args() { name, notes }: MutationCutReleaseArgs) {
    return this.cutter.cut(name, notes ?? null);
  }
}
