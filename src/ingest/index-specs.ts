import type { IndexSpec } from '../graph/port.ts';
import type { Model } from '../model/types.ts';
import { fieldsOf } from './graph-node.ts';

/** What the graph must keep an index of: ids and keys, which are unique, and the properties the model marks. */
export function indexSpecs(model: Model): readonly IndexSpec[] {
  return [...model.nodes.values(), ...model.parts.values()].flatMap((type) => [
    { label: type.label, property: 'id', unique: true },
    ...fieldsOf(type, 'property')
      .filter((field) => field.name !== 'id' && (field.key || field.indexed))
      .map((field) => ({ label: type.label, property: field.name, unique: field.key })),
  ]);
}
