import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { GraphQLSchemaHost, RESOLVER_NAME_METADATA, RESOLVER_TYPE_METADATA } from '@nestjs/graphql';
import { ROLE_NEEDED } from './role.guard.js';

/** Root types: guards run on their fields alone. */
const ROOTS = ['Query', 'Mutation', 'Subscription'];

/** A method of a resolver, as far as it matters who may. */
interface ResolverMethod {
  /** For people: class and method. */
  readonly title: string;
  /** The root type of its field; undefined for a field of another type. */
  readonly root: string | undefined;
  readonly field: string;
  /** Whether it says who may. */
  readonly decided: boolean;
}

/**
 * Refuses to start where a mutation does not say who may call it, by `@MayBe` or `@ForEveryone`: one that was forgotten
 * would be open to all. Looks at the schema as well as at the resolvers, for a mutation may have none, or stand in a map.
 */
@Injectable()
export class MutationCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly host: GraphQLSchemaHost,
  ) {}

  onApplicationBootstrap(): void {
    const { schema } = this.host;
    const faults = accessFaults(Object.keys(schema.getMutationType()?.getFields() ?? {}), this.resolverMethods());
    if (faults.length > 0) throw new Error(`It is not said who may: ${faults.join('; ')}.`);
  }

  private resolverMethods(): ResolverMethod[] {
    return this.discovery.getProviders().flatMap(({ instance }) => {
      if (typeof instance !== 'object' || instance === null) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
      if (prototype === null) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const method = prototype[name] as object;
        const root: string | undefined = Reflect.getMetadata(RESOLVER_TYPE_METADATA, method);
        const decided = Reflect.hasMetadata(ROLE_NEEDED, method);
        if (root === undefined && !decided) return [];
        const field: string = Reflect.getMetadata(RESOLVER_NAME_METADATA, method) ?? name;
        return [{ title: `${prototype.constructor.name}.${name}`, root, field, decided }];
      });
    });
  }
}

/** Faults in words: mutations that do not say who may call them, and decorators where no guard runs. */
function accessFaults(mutations: readonly string[], methods: readonly ResolverMethod[]): string[] {
  const mutationFields = new Set(methods.filter(({ root }) => root === 'Mutation').map(({ field }) => field));
  return [
    ...methods
      .filter(({ root, decided }) => root === 'Mutation' && !decided)
      .map(({ title, field }) => `the mutation ${field} (${title}) has neither @MayBe nor @ForEveryone`),
    ...mutations.filter((field) => !mutationFields.has(field)).map((field) => `the mutation ${field} has no resolver`),
    ...methods
      .filter(({ root, decided }) => decided && !ROOTS.includes(root ?? ''))
      .map(({ title }) => `${title} is no root field, and no guard would run before it`),
  ];
}
