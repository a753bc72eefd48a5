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

/** What an operation was asked, and the root row that answers it. */
interface Asked {
  readonly model: Model;
  readonly plan: OperationPlan;
  readonly variables: Variables;
  readonly row: Row;
}

/** Finds out which of some ids nodes have. What nothing is asked of is sent nothing. */
export type FindIds = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

/** The most ids that are looked for to hint at them. */
const MOST_MEANT = 1000;

const findMeant = async (find: FindIds, ids: readonly string[]): Promise<IsThere> => {
  const found = await find([...new Set(ids)].slice(0, MOST_MEANT));
  return (id) => found.has(id);
};

/** The fields that name an id which must exist and that nothing has. */
export async function namedFaults({ model, plan, row }: Asked, { params }: Binding, find: FindIds): Promise<Faults> {
  const missing = plan.requiredIds
    .filter(({ slot }) => (row[slot] ?? null) === null)
    .map((one) => ({ ...one, id: String(params[one.parameter]), wanted: nodeTypesOf(model, one.target) }));
  const isThere = await findMeant(
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

/** A value that an argument gives where a key is wanted. */
interface Given {
  readonly argument: string;
  readonly value: string;
  readonly types: readonly NodeType[];
  readonly isCode: boolean;
}

/**
 * What to tell of keys that cannot be any or are known in other letters, where nothing had to be there: who asks for the
 * node `VE` is answered null, and who filters by it nothing, as for any id that is not known.
 */
export async function idNotes(asked: Asked, find: FindIds): Promise<readonly Note[]> {
  const { model } = asked;
  const given = givenKeys(asked).map((one) => ({ ...one, meant: meantBy(model, one) }));
  const isThere = await findMeant(
    find,
    // What is there itself is no slip, whatever is like it.
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

const meantBy = (model: Model, { value, types, isCode }: Given): readonly string[] =>
  isCode ? types.flatMap((type) => meantByKey(value, type)) : meantIds(model, value, types);

/** The ids that nodes with the key itself have. */
const idsOf = ({ value, types, isCode }: Given): readonly string[] =>
  isCode ? types.map(({ prefix }) => `${prefix}:${value}`) : [value];

/** All that is given where a key is wanted, but for what is found: each value of an argument once, with all types it may be of. */
function givenKeys({ model, plan, variables, row }: Asked): readonly Given[] {
  const found = foundKeys(plan, row);
  const all = new Map<string, Given>();
  for (const parameter of plan.parameters) {
    if (parameter.kind !== 'value' || !parameter.key || found.has(parameter.name)) continue;
    const { argument, key } = parameter;
    for (const value of valuesOf(parameter, variables)) {
      const place = JSON.stringify([argument, value]);
      const types = [...(all.get(place)?.types ?? []), ...key.types.map((name) => nodeType(model, name))];
      all.set(place, { argument, value, types: [...new Set(types)], isCode: key.isCode });
    }
  }
  return [...all.values()];
}

const valuesOf = ({ source }: ValueParameter, variables: Variables): readonly string[] =>
  [resolveSource(source, variables)].flat().filter((value): value is string => typeof value === 'string');

/** The parameters by which single nodes of the root were found. */
function foundKeys({ view, slots }: OperationPlan, row: Row): ReadonlySet<string> {
  const names = view.fields.flatMap((entry) => {
    const slot = entry.kind === 'one' ? slots[entry.slot] : undefined;
    if (entry.kind !== 'one' || slot?.kind !== 'one' || slot.from.kind !== 'key') return [];
    return (row[entry.slot] ?? null) === null ? [] : [slot.from.parameter];
  });
  return new Set(names);
}
