import {
  type Model,
  type NodeType,
  nodeType,
  nodeTypesOf,
  type PropertyField,
  type RelationField,
} from '../../model/index.ts';

/** What statements can give of a node: its properties, and the nodes that it names by a relation of its own. Parts and roles are not among them. */
export interface OwnValues {
  readonly properties: readonly PropertyField[];
  readonly relations: readonly RelationField[];
}

/** What statements can give of nodes of a type. */
export function ownValuesOf(model: Model, type: NodeType): OwnValues {
  const fields = [...type.fields.values()];
  return {
    properties: fields.filter((field): field is PropertyField => field.kind === 'property' && field.name !== 'id'),
    relations: fields.filter(
      (field): field is RelationField =>
        field.kind === 'relation' &&
        field.direction === 'OUT' &&
        !field.many &&
        nodeTypesOf(model, field.target).length > 0,
    ),
  };
}

/** The list of a statement that holds a field of the values that it gives. */
export function toldColumn(model: Model, name: 'property' | 'value'): string {
  const values = nodeType(model, 'Statement').fields.get('values');
  const column = values?.kind === 'inline' ? model.inlines.get(values.target)?.fields.get(name)?.column : undefined;
  if (column === undefined) throw new Error(`The values of a statement have no ${name}`);
  return column;
}
