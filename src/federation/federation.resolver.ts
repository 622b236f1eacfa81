import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QuestionContext } from '../graphql/context.js';
import { entitiesOf } from './entities.js';
import { subgraphSdl } from './subgraph-sdl.js';

/**
 * What gateways ask of a part of a supergraph (https://www.apollographql.com/docs/federation/subgraph-spec): two fields,
 * which stand in the SDL like all others. The library that would add them to the schema at run time brings one under the
 * Elastic licence, and a schema that `schema/` does not hold.
 */
@Resolver()
export class FederationResolver {
  private sdl: string | undefined;

  @Query('_entities')
  entities(
    @Args('representations') representations: readonly unknown[],
    @Context() { snapshot }: QuestionContext,
  ): unknown[] {
    return entitiesOf(snapshot, representations);
  }

  @Query('_service')
  service(): { readonly sdl: string } {
    // Made for the first gateway that asks: most servers are never asked.
    this.sdl ??= subgraphSdl();
    return { sdl: this.sdl };
  }
}
