import type { GraphQLError } from 'graphql';
import {
  type AnsweredPlan,
  type Binding,
  type Faults,
  type GivenKey,
  givenKeys,
  type Note,
  noId,
  notFound,
  type RequiredId,
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
interface AnsweredOperation extends AnsweredPlan {
  readonly model: Model;
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
  const missing = plan.requiredIds.flatMap((one) =>
    missingIds(one, row, params).map((id) => ({ ...one, id, wanted: nodeTypesOf(model, one.target) })),
  );
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

/** The first id that is missing, or none. */
function missingIds(
  { slot, parameter, many }: RequiredId,
  row: AnsweredPlan['row'],
  params: Binding['params'],
): readonly string[] {
  const found = row[slot] ?? null;
  const ids = [params[parameter]].flat().map(String);
  if (!many) return found === null ? ids : [];
  const known = new Set((found as readonly (readonly unknown[])[]).map(([id]) => id));
  return ids.filter((id) => !known.has(id)).slice(0, 1);
}

/**
 * The notes about ids and codes that look mistyped, where finding nothing is not an error: `node(id: "VE")` is null, and
 * a filter by an unknown id matches nothing.
 */
export async function idNotes(answered: AnsweredOperation, find: FindExistingIds): Promise<readonly Note[]> {
  const { model } = answered;
  const given = givenKeys(answered)
    .map((one) => ({ ...one, types: one.types.map((name) => nodeType(model, name)) }))
    .map((one) => ({ ...one, meant: meantBy(model, one) }));
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

/** A key in an argument, with the node types it may belong to. */
type TypedKey = Omit<GivenKey, 'types'> & { readonly types: readonly NodeType[] };

const meantBy = (model: Model, { value, types, isCode }: TypedKey): readonly string[] =>
  isCode ? types.flatMap((type) => meantByKey(value, type)) : meantIds(model, value, types);

/** The ids of the nodes that have the key. */
const idsOf = ({ value, types, isCode }: TypedKey): readonly string[] =>
  isCode ? types.map(({ prefix }) => `${prefix}:${value}`) : [value];
