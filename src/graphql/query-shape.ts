import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Settings } from '../config/settings.js';

/** What of the form of a document is more than allowed: which limit, how much it is and may be, and in words. */
export interface ShapeFault {
  readonly limited:
    | 'depth'
    | 'aliases'
    | 'directives'
    | 'equal fields'
    | 'fields'
    | 'fragments'
    | 'variables'
    | 'cycle';
  readonly limit: number;
  readonly message: string;
}

/** Limits of a document's form that are not settings. */
export const SHAPE_LIMITS = {
  directives: 50,
  /** Fields of the same name at one place: graphql-js compares each with each. */
  equalFields: 20,
  /** Fields with those of fragments wherever they are spread. */
  fields: 10_000,
  fragments: 50,
  variables: 100,
  /** The greatest depth beneath `__schema` and `__type`: the usual question of tools is 14 deep. */
  introspectionDepth: 20,
} as const;

/**
 * The first limit that a document's form is over; null where it is within all. Takes time in proportion to the document,
 * and to the 10,000 fields that it may have once its fragments are spread, whatever the document is: it may be invalid.
 */
export function shapeFault(
  document: DocumentNode,
  { maxQueryDepth, maxAliases }: Pick<Settings, 'maxQueryDepth' | 'maxAliases'>,
): ShapeFault | null {
  return plainCounts(document) ?? tooManyFields(document) ?? new Walk(document, maxQueryDepth, maxAliases).firstFault();
}

function fault(limited: ShapeFault['limited'], limit: number, message: string): ShapeFault {
  return { limited, limit, message };
}

/** What can be counted without following fragments. */
function plainCounts(document: DocumentNode): ShapeFault | null {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length;
  if (fragments > SHAPE_LIMITS.fragments) {
    const most = SHAPE_LIMITS.fragments;
    return fault('fragments', most, `the query has ${fragments} fragments; at most ${most}`);
  }
  const names = new Set<string>();
  let directives = 0;
  const stack: object[] = [document];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const { kind, name } = node as { kind?: Kind; name?: { value: string } };
    if (kind === Kind.VARIABLE) names.add(name!.value);
    if (kind === Kind.DIRECTIVE) directives++;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'loc' || typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value)) for (const node of value) stack.push(node);
      else if ('kind' in value) stack.push(value);
    }
  }
  if (names.size > SHAPE_LIMITS.variables) {
    const most = SHAPE_LIMITS.variables;
    return fault('variables', most, `the query names ${names.size} variables; at most ${most}`);
  }
  if (directives > SHAPE_LIMITS.directives) return tooManyDirectives(directives);
  return null;
}

function tooManyDirectives(count: number): ShapeFault {
  const most = SHAPE_LIMITS.directives;
  return fault('directives', most, `the query has ${count} directives; at most ${most}`);
}

/** Fields with those of fragments; looks at each fragment once, however often it is spread. */
function tooManyFields({ definitions }: DocumentNode): ShapeFault | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const counts = new Map<string, number>();
  const open = new Set<string>();
  let cycle: string | null = null;
  const countFragment = (name: string): number => {
    const before = counts.get(name);
    if (before !== undefined) return before;
    const fragment = fragments.get(name);
    if (open.has(name)) cycle ??= name;
    if (!fragment || open.has(name)) return 0;
    open.add(name);
    const count = countSet(fragment.selectionSet);
    open.delete(name);
    counts.set(name, count);
    return count;
  };
  const countSet = ({ selections }: SelectionSetNode): number => {
    let count = 0;
    for (const selection of selections) {
      // A spread counts as well: fragments of nothing but fragments are followed too.
      count += 1;
      if (selection.kind === Kind.FRAGMENT_SPREAD) count += countFragment(selection.name.value);
      else if (selection.selectionSet) count += countSet(selection.selectionSet);
    }
    return count;
  };
  const most = SHAPE_LIMITS.fields;
  for (const definition of definitions) {
    if (!('selectionSet' in definition)) continue;
    const count = countSet(definition.selectionSet);
    if (count > most) {
      const told = Number.isSafeInteger(count) ? String(count) : `more than ${Number.MAX_SAFE_INTEGER}`;
      return fault(
        'fields',
        most,
        `the query holds ${told} fields, those of fragments counted wherever they stand; at most ${most}`,
      );
    }
  }
  for (const name of fragments.keys()) countFragment(name);
  if (cycle !== null) return fault('cycle', 0, `the fragment '${shortened(cycle)}' is spread within itself`);
  return null;
}

/** Walks a document as graphql-js merges its fields. Its fragments must not be spread within themselves. */
class Walk {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private aliases = 0;
  private directives = 0;

  constructor(
    private readonly document: DocumentNode,
    private readonly mostDepth: number,
    private readonly mostAliases: number,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  firstFault(): ShapeFault | null {
    for (const definition of this.document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      this.aliases = 0;
      this.directives = definition.directives?.length ?? 0;
      const tooMuch = this.set([definition.selectionSet], 1, false);
      if (tooMuch) return tooMuch;
    }
    return null;
  }

  /** Looks at the selections of one object: those of all fields of the same name, as graphql-js merges them. */
  private set(sets: readonly SelectionSetNode[], depth: number, introspects: boolean): ShapeFault | null {
    const byKey = new Map<string, FieldNode[]>();
    for (const { selections } of sets) {
      const tooMuch = this.collect(selections, byKey);
      if (tooMuch) return tooMuch;
    }
    for (const [key, fields] of byKey) {
      const tooMuch = this.fields(key, fields, depth, introspects);
      if (tooMuch) return tooMuch;
    }
    return null;
  }

  private collect(selections: readonly SelectionNode[], byKey: Map<string, FieldNode[]>): ShapeFault | null {
    for (const selection of selections) {
      this.directives += selection.directives?.length ?? 0;
      if (this.directives > SHAPE_LIMITS.directives) return tooManyDirectives(this.directives);
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        if (selection.alias && ++this.aliases > this.mostAliases) {
          return fault('aliases', this.mostAliases, `the query has too many aliases: at most ${this.mostAliases}`);
        }
        const same = byKey.get(key);
        if (same) same.push(selection);
        else byKey.set(key, [selection]);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const tooMuch = this.collect(selection.selectionSet.selections, byKey);
        if (tooMuch) return tooMuch;
        continue;
      }
      const name = selection.name.value;
      const fragment = this.fragments.get(name);
      if (!fragment) continue;
      const tooMuch = this.collect(fragment.selectionSet.selections, byKey);
      if (tooMuch) return tooMuch;
    }
    return null;
  }

  private fields(key: string, fields: readonly FieldNode[], depth: number, introspects: boolean): ShapeFault | null {
    const { equalFields, introspectionDepth } = SHAPE_LIMITS;
    if (fields.length > equalFields) {
      return fault(
        'equal fields',
        equalFields,
        `the query names the field '${shortened(key)}' ${fields.length} times in one place; at most ${equalFields}`,
      );
    }
    const name = fields[0]!.name.value;
    const within = introspects || name === '__schema' || name === '__type';
    const most = within ? Math.max(introspectionDepth, this.mostDepth) : this.mostDepth;
    const sets = fields.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    if (depth > most) {
      return fault('depth', most, `the query nests too deeply at '${shortened(key)}': its depth is at most ${most}`);
    }
    return sets.length > 0 ? this.set(sets, depth + 1, within) : null;
  }
}

/** A name that a client sent, as an error may repeat it. */
export function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
