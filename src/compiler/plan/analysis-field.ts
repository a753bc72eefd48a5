import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { nodeTypesOf } from '../../model/index.ts';
import { argumentsOf, atDay, withDefaults } from './arguments.ts';
import { type FieldSite, fieldName, selectedFields } from './field-site.ts';
import { addResultSlot, ResultNodes } from './result-nodes.ts';
import { type LeafType, scalarLeaf } from './types/leaf-type.ts';
import type { ResultFieldView, ResultView } from './types/result-view.ts';
import type { Branch } from './types/slot.ts';
import type { FieldView } from './types/view.ts';

/** A root field that an analysis answers. */
export function planAnalysis(outer: FieldSite): FieldView {
  const { context, key, position } = outer;
  const name = fieldName(outer);
  const field = context.schema.getQueryType()?.getFields()[name];
  const given = withDefaults(field, argumentsOf(outer, 'Query'));
  const site = atDay(outer, given);
  const nodes = new ResultNodes();
  const view = planResult(site, field ? getNamedType(field.type).name : '', nodes);
  const parameter = context.parameters.analysis(
    { analysis: name, given, ids: idArguments(field), view },
    position.path,
  );
  const types = nodes.types;
  const branches = nodes.plan(site, types);
  // If only ids are selected, the analysis has found all there is.
  const slot = branches.every(({ branch }) => isIdOnly(branch)) ? undefined : addResultSlot(site, parameter, branches);
  const prefixes = types.map(({ prefix }) => prefix);
  return { kind: 'analysis', key, slot, views: branches.map(({ views }) => views), prefixes, view };
}

/** The arguments that hold ids. */
const idArguments = (field: GraphQLField<unknown, unknown> | undefined): readonly string[] =>
  (field?.args ?? []).filter(({ type }) => getNamedType(type).name === 'ID').map(({ name }) => name);

/** Whether rows hold no more than ids. */
export const isIdOnly = ({ joins, slots }: Branch): boolean =>
  joins.length === 0 && slots.every((slot) => slot.kind === 'property' && slot.property.name === 'id');

/** Plans the selection on an object of an analysis result. Fields that select nodes are added to `nodes`. */
export function planResult(site: FieldSite, typeName: string, nodes: ResultNodes): ResultView {
  const { model, schema } = site.context;
  const type = schema.getType(typeName);
  const defined = isObjectType(type) ? type.getFields() : {};
  const fields = selectedFields(site, typeName).map((own): ResultFieldView => {
    const { key } = own;
    const name = fieldName(own);
    const field = defined[name];
    if (!field) return { kind: 'typename', key };
    const target = getNamedType(field.type);
    const many = isList(field.type);
    if (isLeafType(target)) return { kind: 'value', key, name, many, leaf: leafTypeOf(field.type) };
    const types = nodeTypesOf(model, target.name);
    if (types.length === 0) return { kind: 'object', key, name, many, view: planResult(own, target.name, nodes) };
    return { kind: 'node', key, name, many, path: nodes.add(own, types) };
  });
  return { typeName, fields };
}

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

/** The leaf type of a value; of a list, that of its elements. */
function leafTypeOf(type: GraphQLOutputType): LeafType {
  const outer = isNonNullType(type) ? type.ofType : type;
  const element: GraphQLOutputType = isListType(outer) ? outer.ofType : type;
  const required = isNonNullType(element);
  const named = getNamedType(type);
  if (!isEnumType(named)) return scalarLeaf(named.name, required);
  return { kind: 'enum', required, values: named.getValues().map(({ name }) => name) };
}
