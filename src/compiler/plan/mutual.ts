import type { FieldNode } from 'graphql';
import {
  isConnection,
  type MutualType,
  type NodeType,
  nodeType,
  type OtherField,
  type PathField,
  type RelationField,
  type SharedField,
  type Template,
  type TowardsField,
} from '../../model/index.ts';
import { guarded } from '../faults.ts';
import { argumentsOf, dayOf } from './arguments.ts';
import { collectFields, selectionsOf } from './collect.ts';
import { fromField } from './connection.ts';
import { below, type Context, type Position } from './context.ts';
import type { Input } from './input.ts';
import { mustExist } from './named.ts';
import { planObject, planTargets, WHOLE } from './object.ts';
import { compileOrder } from './order.ts';
import type { Predicate } from './plan.ts';
import { all, any, TRUE } from './predicates.ts';
import { RowBuilder } from './row.ts';
import { planRows } from './rows.ts';
import type { Entry } from './view.ts';
import { inForce } from './walk.ts';
import { compileWhere } from './where.ts';

type Nodes = readonly [FieldNode, ...FieldNode[]];

/** A mutual type in the selection: the node it is asked of, and its argument. */
interface Mutual {
  readonly type: MutualType;
  readonly owner: NodeType;
  /** The id of the other node, under the argument's name. */
  readonly given: ReadonlyMap<string, Input>;
  readonly argument: string;
}

/** What a node and another are to each other: fields of the node's own row, kept to what they share. */
export function planTowards(
  context: Context,
  owner: NodeType,
  field: TowardsField,
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  outer: Position,
): Entry {
  const type = context.model.mutuals.get(field.target);
  const given = argumentsOf(context, owner.name, nodes, outer);
  const position = { ...outer, at: dayOf(context, given, outer) };
  nameOther(context, owner, given, field, outer);
  const fields = collectFields(context, field.target, selectionsOf(nodes));
  const entries = [...fields].map(([inner, selected]): Entry => {
    const mutual = type && { type, owner, given, argument: field.argument.name };
    const asked = type?.fields.get(selected[0].name.value);
    if (!mutual || !asked) return { kind: 'typename', key: inner };
    const place = below(position, inner);
    return guarded(context, field.target, place, row, (own) =>
      asked.kind === 'other'
        ? planOther(context, mutual, asked, inner, selected, row, own)
        : planShared(context, mutual, asked, inner, selected, row, own),
    );
  });
  return { kind: 'same', key, view: { typeName: field.target, entries } };
}

/** The other node must be there: what the two share is nothing else. */
function nameOther(
  context: Context,
  owner: NodeType,
  given: ReadonlyMap<string, Input>,
  { argument: { name } }: TowardsField,
  position: Position,
): void {
  const id = given.get(name);
  if (id?.kind !== 'leaf') return;
  const argument = `${position.path}.${name}`;
  const parameter = context.parameters.value(id.source, 'ID', argument);
  mustExist(context.named, position, { parameter, argument, target: owner.name });
}

function planOther(
  context: Context,
  { given, argument }: Mutual,
  field: OtherField,
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  position: Position,
): Entry {
  const id = given.get(argument);
  const source = id?.kind === 'leaf' ? id.source : { kind: 'literal' as const, value: null };
  const parameter = context.parameters.value(source, 'ID', `${position.path}.${argument}`);
  const { branches, views } = planTargets(context, field.target, nodes, position);
  const from = { kind: 'key', property: 'id', operator: '=', parameter } as const;
  return {
    kind: 'one',
    key,
    slot: row.add({ kind: 'one', field: position.path, from, branches }),
    views,
    required: false,
  };
}

function planShared(
  context: Context,
  mutual: Mutual,
  field: SharedField,
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  outer: Position,
): Entry {
  const { owner, type: mutualType } = mutual;
  const given = field.many ? argumentsOf(context, mutualType.name, nodes, outer) : new Map<string, Input>();
  const position = { ...outer, at: dayOf(context, given, outer) };
  const type = nodeType(context.model, field.target);
  const from = fromField(context, owner, ownField(context, owner, field), given, position);
  const where = fill(field.where, mutual.given);
  const condition = all([
    field.begun ? begun(type, position.at) : inForce(type, position.at),
    compileWhere(context, type, where, `${position.path}.${mutual.argument}`, position.at),
  ]);
  const orderBy = given.get('orderBy') ?? (field.orderBy && fill(field.orderBy, mutual.given));
  if (field.many) {
    const ordered = orderBy ? new Map([...given, ['orderBy', orderBy]]) : given;
    const view = planRows(context, type, from, condition, ordered, nodes, row, position);
    return { kind: 'connection', key, view };
  }
  const inner = new RowBuilder(context.parameters);
  const view = planObject(context, type, nodes, inner, position);
  const { keys: order } = compileOrder(context, type, orderBy, position.path, position.at);
  const branches = [inner.branch(type.label, condition)];
  const limit = context.parameters.constant(1, 'Int');
  const slot = row.add({ kind: 'rows', field: position.path, from, branches, ...WHOLE, order, limit });
  return { kind: 'first', key, slot, view };
}

function ownField({ model }: Context, owner: NodeType, { field }: SharedField): RelationField | PathField {
  const own = owner.fields.get(field);
  if (own && isConnection(model, owner.name, own) && (own.kind === 'path' || own.kind === 'relation')) return own;
  throw new Error(`${owner.name} has no connection ${field}`); // the model is checked for it
}

/** The condition that a fact had begun by the day asked for, if one is, whether or not it has ended since. */
function begun({ timed }: NodeType, at: string | undefined): Predicate {
  if (!timed || at === undefined) return TRUE;
  const from = { of: 'node', name: 'from' } as const;
  const seen = { of: 'node', name: 'firstObserved' } as const;
  const by = { kind: 'compare', operator: '<=', parameter: at } as const;
  return any([
    { ...by, property: from },
    all([
      { kind: 'isNull', property: from },
      { ...by, property: seen },
    ]),
  ]);
}

/** What the model gives as an argument, with the arguments of the request in it. */
function fill(template: Template, given: ReadonlyMap<string, Input>): Input {
  switch (template.kind) {
    case 'argument':
      return given.get(template.name) ?? { kind: 'null' };
    case 'value':
      return { kind: 'leaf', source: { kind: 'literal', value: template.value } };
    case 'list':
      return { kind: 'list', items: template.items.map((item) => fill(item, given)) };
    case 'object':
      return {
        kind: 'object',
        fields: new Map([...template.fields].map(([name, inner]) => [name, fill(inner, given)])),
      };
  }
}
