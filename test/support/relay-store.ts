import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import { createOperationDescriptor, Environment, Network, Observable, RecordSource, Store } from 'relay-runtime';

/**
 * Relay's store, with documents compiled as its compiler does it, as far as documents without variables and fragments with
 * names need it.
 */
export class RelayStore {
  private readonly environment = new Environment({
    network: Network.create(() => Observable.create(() => undefined)),
    store: new Store(new RecordSource()),
  });
  private asked = 0;

  constructor(private readonly schema: GraphQLSchema) {}

  /** Takes an answer in; gives back how it is read again. */
  write(document: string, data: Record<string, unknown>): () => unknown {
    const operation = parse(document).definitions[0]!;
    if (operation.kind !== Kind.OPERATION_DEFINITION) throw new Error('it is no operation');
    const name = `Asked${this.asked++}`;
    const selections = this.selections(operation.selectionSet, this.schema.getQueryType()!);
    const shared = { name, argumentDefinitions: [], selections };
    const request = {
      kind: 'Request',
      fragment: { ...shared, kind: 'Fragment', type: 'Query', metadata: null },
      operation: { ...shared, kind: 'Operation' },
      params: { id: null, cacheID: name, metadata: {}, name, operationKind: 'query', text: document },
    };
    const descriptor = createOperationDescriptor(request as never, {});
    this.environment.retain(descriptor);
    this.environment.commitPayload(descriptor, data as never);
    return () => this.environment.lookup(descriptor.fragment).data;
  }

  private selections(set: SelectionSetNode, type: GraphQLOutputType): unknown[] {
    return set.selections.map((selection) => {
      if (selection.kind === Kind.FIELD) return this.field(selection, type as GraphQLObjectType);
      if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('fragments have no names here');
      const condition = selection.typeCondition!.name.value;
      const narrowed = this.schema.getType(condition) as GraphQLObjectType;
      return {
        kind: 'InlineFragment',
        type: condition,
        abstractKey: null,
        selections: this.selections(selection.selectionSet, narrowed),
      };
    });
  }

  private field(node: FieldNode, parent: GraphQLObjectType): unknown {
    const { name } = node;
    const shared = {
      alias: node.alias?.value ?? null,
      args: node.arguments?.length ? node.arguments.map(({ name: { value }, value: of }) => literal(value, of)) : null,
      name: name.value,
      storageKey: null,
    };
    const field = name.value === '__typename' ? null : parent.getFields()[name.value]!;
    if (!field || isLeafType(getNamedType(field.type))) return { ...shared, kind: 'ScalarField' };
    const below = getNamedType(field.type) as GraphQLOutputType;
    return {
      ...shared,
      kind: 'LinkedField',
      concreteType: isObjectType(below) ? below.name : null,
      plural: isListType(getNullableType(field.type)),
      selections: this.selections(node.selectionSet!, below),
    };
  }
}

function literal(name: string, value: ValueNode): unknown {
  return { kind: 'Literal', name, value: valueFromASTUntyped(value) };
}
