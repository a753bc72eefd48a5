import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { measureArguments } from './arguments.ts';

/** The fields at one response path, by response name, with the number of times each is selected. */
type FieldsAtPath = Map<string, { times: number; readonly below: FieldsAtPath }>;

/**
 * Counts the pairs of fields with the same response path, plus the values of their arguments. Validation compares each pair,
 * which takes time quadratic in the repetitions. Stops after `maxSteps` selections.
 */
export function countRepeatedFields(document: DocumentNode, maxSteps: number): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const open: [SelectionSetNode, FieldsAtPath][] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if ('selectionSet' in definition) open.push([definition.selectionSet, new Map()]);
  }
  let pairs = 0;
  let steps = 0;
  for (let next = open.pop(); next !== undefined && steps <= maxSteps; next = open.pop()) {
    const [set, fields] = next;
    for (const selection of set.selections) {
      steps += 1;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        open.push([selection.selectionSet, fields]);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) open.push([fragment.selectionSet, fields]);
      } else {
        const name = selection.alias?.value ?? selection.name.value;
        const entry = fields.get(name) ?? { times: 0, below: new Map() };
        fields.set(name, entry);
        pairs += entry.times * (1 + measureArguments(selection).values);
        entry.times += 1;
        if (selection.selectionSet) open.push([selection.selectionSet, entry.below]);
      }
    }
  }
  return pairs;
}
