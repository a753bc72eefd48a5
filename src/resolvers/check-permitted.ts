import { type FieldNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import { type Caller, mayActAs, roleForField } from '../callers/index.ts';
import type { Operation } from '../compiler/index.ts';

/**
 * Checks that a caller may ask each root field of an operation, whether or not a directive skips it.
 * @throws {GraphQLError} FORBIDDEN, of the first that it may not.
 */
export function checkPermitted({ definition, fragments }: Operation, caller: Caller): void {
  for (const node of rootFields(definition.selectionSet, fragments)) {
    const { value: name } = node.name;
    const role = roleForField(name);
    if (mayActAs(caller, role)) continue;
    const field = node.alias?.value ?? name;
    const message = `${field}: ${field === name ? '' : `${name} `}needs the role ${role}, which this caller does not have`;
    throw new GraphQLError(message, { nodes: [node], extensions: { code: 'FORBIDDEN', field: name, role } });
  }
}

function* rootFields(
  { selections }: SelectionSetNode,
  fragments: Operation['fragments'],
  seen = new Set<string>(),
): Generator<FieldNode> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      yield selection;
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      yield* rootFields(selection.selectionSet, fragments, seen);
    } else {
      const fragment = fragments.get(selection.name.value);
      if (!fragment || seen.has(fragment.name.value)) continue;
      seen.add(fragment.name.value);
      yield* rootFields(fragment.selectionSet, fragments, seen);
    }
  }
}
