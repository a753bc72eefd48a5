import type { IndexSpec, PropertyIndexSpec } from '../graph/index.ts';
import { hasTextKey, keyProperty, type Model, searchTargets } from '../model/index.ts';
import { fieldsOf } from './stored/graph-node.ts';

/** What the graph must keep an index of: ids and keys, the properties the model marks, and the text it searches. */
export function indexSpecs(model: Model): readonly IndexSpec[] {
  return [...propertyIndexSpecs(model), ...searchTargets(model)];
}

/**
 * Ids and keys, which are unique, and the properties that the model marks as indexed: of texts also the key that they are
 * ordered by.
 */
export function propertyIndexSpecs(model: Model): readonly PropertyIndexSpec[] {
  return [...model.nodes.values(), ...model.parts.values()].flatMap((type) => [
    { label: type.label, property: 'id', unique: true },
    ...fieldsOf(type, 'property')
      .filter((field) => field.name !== 'id' && (field.key || field.indexed))
      .flatMap((field) => [
        { label: type.label, property: field.name, unique: field.key },
        ...(hasTextKey(field) ? [{ label: type.label, property: keyProperty(field.name), unique: false }] : []),
      ]),
  ]);
}
