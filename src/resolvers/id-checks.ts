import type { GraphQLError } from 'graphql';
import {
  type Binding,
  type Faults,
  type Note,
  noId,
  notFound,
  type OperationPlan,
  type Row,
  resolveSource,
  type ValueParameter,
  type Variables,
} from '../compiler/index.ts';
import {
  type IsThere,
  idHint,
  keyHint,
  type Model,
  meantByKey,
  meantIds,
  type NodeType,
  nodeType,
  nodeTypesOf,
} from '../model/index.ts';
import type { FindExistingIds } from './existing-ids.ts';

/** An operation and the root row that answers it. */
interface AnsweredOperation {
  readonly model: Model;
  readonly plan: OperationPlan;
  readonly variables: Variables;
  readonly row: Row;
}

/** The most ids that are looked up for hints. */
const MAX_LOOKED_UP = 1000;

const lookUp = async (find: FindExistingIds, ids: readonly string[]): Promise<IsThere> => {
  const found = await find([...new Set(ids)].slice(0, MAX_LOOKED_UP));
  return (id) => found.has(id);
};

/** The NOT_FOUND faults of fields that name an id that must exist and does not, with hints at similar ids. */
export async function notFoundFaults(
  { model, plan, row }: AnsweredOperation,
  { params }: Binding,
  find: FindExistingIds,
): Promise<Faults> {
  const missing = plan.requiredIds
    .filter(({ slot }) => (row[slot] ?? null) === null)
    .map((one) => ({ ...one, id: String(params[one.parameter]), wanted: nodeTypesOf(model, one.target) }));
  const isThere = await lookUp(
    find,
    missing.flatMap(({ id, wanted }) => meantIds(model, id, wanted)),
  );
  return new Map(
    missing.map(({ field, target, argument, id, wanted }): [string, GraphQLError] => {
      const what = model.nodes.get(target)?.single ?? 'entity';
      return [field, notFound(argument, what, id, idHint(model, id, wanted, isThere))];
    }),
  );
}

/** A value of an argument that takes an id or a code. */
interface GivenKey {
  readonly argument: string;
  readonly value: string;
  readonly types: readonly NodeType[];
  readonly isCode: boolean;
}

/**
 * The notes about ids and codes that look mistyped, where finding nothing is not an error: `node(id: "VE")` is null, and
 * a filter by an unknown id matches nothing.
 */
export async function idNotes(answered: AnsweredOperation, find: FindExistingIds): Promise<readonly Note[]> {
  const { model } = answered;
  const given = givenKeys(answered).map((one) => ({ ...one, meant: meantBy(model, one) }));
  const isThere = await lookUp(
    find,
    // An id that exists is not mistyped, so the given ids are looked up along with those similar to them.
    given.flatMap((one) => (one.meant.length === 0 ? [] : [...idsOf(one), ...one.meant])),
  );
  const hints = new Map<string, { readonly id: string; readonly hint: string }[]>();
  for (const one of given) {
    const { argument, value, types, isCode } = one;
    const [type] = types;
    if (!type || idsOf(one).some(isThere)) continue;
    const hint = isCode ? keyHint(value, type, isThere) : idHint(model, value, types, isThere);
    if (hint !== undefined) hints.set(argument, [...(hints.get(argument) ?? []), { id: value, hint }]);
  }
  return [...hints].flatMap(([argument, [first, ...more]]) => (first ? [noId(argument, first, more.length)] : []));
}

const meantBy = (model: Model, { value, types, isCode }: GivenKey): readonly string[] =>
  isCode ? types.flatMap((type) => meantByKey(value, type)) : meantIds(model, value, types);

/** The ids of the nodes that have the key. */
const idsOf = ({ value, types, isCode }: GivenKey): readonly string[] =>
  isCode ? types.map(({ prefix }) => `${prefix}:${value}`) : [value];

/** All keys in arguments, except those that found a node: each value of an argument once, with all its possible types. */
function givenKeys({ model, plan, variables, row }: AnsweredOperation): readonly GivenKey[] {
  const found = foundKeys(plan, row);
  const all = new Map<string, GivenKey>();
  for (const parameter of plan.parameters) {
    if (parameter.kind !== 'value' || !parameter.key || found.has(parameter.name)) continue;
    const { argument, key } = parameter;
    for (const value of textsIn(parameter, variables)) {
      const place = JSON.stringify([argument, value]);
      const types = [...(all.get(place)?.types ?? []), ...key.types.map((name) => nodeType(model, name))];
      all.set(place, { argument, value, types: [...new Set(types)], isCode: key.isCode });
    }
  }
  return [...all.values()];
}

const textsIn = ({ source }: ValueParameter, variables: Variables): readonly string[] =>
  [resolveSource(source, variables)].flat().filter((value): value is string => typeof value === 'string');

/** The parameters by which root fields found their node. */
function foundKeys({ view, slots }: OperationPlan, row: Row): ReadonlySet<string> {
  const names = view.fields.flatMap((entry) => {
    const slot = entry.kind === 'one' ? slots[entry.slot] : undefined;
    if (entry.kind !== 'one' || slot?.kind !== 'one' || slot.from.kind !== 'key') return [];
    return (row[entry.slot] ?? null) === null ? [] : [slot.from.parameter];
  });
  return new Set(names);
}
