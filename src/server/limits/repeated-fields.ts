import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { measureArguments } from './arguments.ts';

/** What is asked for at one place of the response, by response name: how often, and what lies below. */
type Place = Map<string, { times: number; readonly below: Place }>;

/**
 * Counts the pairs of fields that a document asks for at the same place of the
 * response, and the values of the arguments in each. Validation compares each pair, so
 * that its time grows with the square of what is repeated. Stops after `mostSteps` selections.
 */
export function countRepeatedFields(document: DocumentNode, mostSteps: number): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const open: [SelectionSetNode, Place][] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if ('selectionSet' in definition) open.push([definition.selectionSet, new Map()]);
  }
  let pairs = 0;
  let steps = 0;
  for (let next = open.pop(); next !== undefined && steps <= mostSteps; next = open.pop()) {
    const [set, place] = next;
    for (const selection of set.selections) {
      steps += 1;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        open.push([selection.selectionSet, place]);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) open.push([fragment.selectionSet, place]);
      } else {
        const name = selection.alias?.value ?? selection.name.value;
        const entry = place.get(name) ?? { times: 0, below: new Map() };
        place.set(name, entry);
        pairs += entry.times * (1 + measureArguments(selection).values);
        entry.times += 1;
        if (selection.selectionSet) open.push([selection.selectionSet, entry.below]);
      }
    }
  }
  return pairs;
}
