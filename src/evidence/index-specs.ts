import { FORMER_LABEL, FORMER_STAMP_LABEL, type IndexSpec, type PropertyIndexSpec } from '../graph/index.ts';
import { hasTextKey, keyProperty, type Model, searchTargets } from '../model/index.ts';
import { fieldsOf } from './stored/graph-node.ts';

/** Former ids, and the stamp of their changes, are looked up by imports and servers, and are not in the model. */
const OWN_INDEXES: readonly PropertyIndexSpec[] = [FORMER_LABEL, FORMER_STAMP_LABEL].map((label) => ({
  label,
  property: 'id',
  unique: true,
}));

/** The indexes that a graph needs: ids and keys, properties marked as indexed, and searched text. */
export function indexSpecs(model: Model): readonly IndexSpec[] {
  return [...propertyIndexSpecs(model), ...searchTargets(model), ...OWN_INDEXES];
}

/** The indexes of properties: ids and keys, which are unique, and those marked as indexed, with the text keys beside them. */
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
