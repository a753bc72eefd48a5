import type { GeneratorValue } from 'fast-check';
import fc from 'fast-check';
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { askable, POOLS } from './random-graph.ts';

/** A condition as a client sends it in a variable. */
export type Condition = Readonly<Record<string, unknown>>;

/** A random condition of an `XWhere`, `depth` levels deep at most. */
export function generateCondition(gen: GeneratorValue, type: GraphQLInputObjectType, depth: number): Condition {
  const below = (bound: number): number => gen(fc.nat, { max: bound - 1 });
  const fields = Object.values(type.getFields());
  const open = depth > 0 ? fields : fields.filter((field) => !isDeep(field.type));
  if (open.length === 0) return {};
  const entries = Array.from({ length: 1 + below(2) }, () => {
    const field = open[below(open.length)];
    return field ? [[field.name, generateValue(gen, field, depth - 1)] as const] : [];
  });
  const condition = Object.fromEntries(entries.flat());
  if (!isOpenWhere(type, Object.keys(condition))) return condition;
  if (isCountWhere(type)) return { ...condition, gte: below(3) };
  return { ...condition, [firstProperty(type)]: { nulls: { lt: 1 + below(3) } } };
}

/** Whether an input has conditions on a number of items. */
export const isCountWhere = ({ name }: { readonly name: string }): boolean => name.endsWith('CountWhere');

/** Whether some members of an input leave out what is to be compared: that which is counted, or aggregates of items. */
export const isOpenWhere = (type: GraphQLInputObjectType, members: readonly string[]): boolean =>
  /(?:Count|Aggregate)Where$/.test(type.name) &&
  'where' in type.getFields() &&
  members.every((name) => name === 'where');

/** The first property whose aggregates an input has conditions on. */
export const firstProperty = (type: GraphQLInputObjectType): string =>
  Object.keys(type.getFields()).find((name) => name !== 'where') ?? '';

function generateValue(
  gen: GeneratorValue,
  { name, type }: { readonly name: string; readonly type: GraphQLInputType },
  depth: number,
): unknown {
  const below = (bound: number): number => gen(fc.nat, { max: bound - 1 });
  const bare = getNullableType(type);
  if (isListType(bare))
    return Array.from({ length: below(3) }, () => generateValue(gen, { name, type: bare.ofType }, depth));
  if (isInputObjectType(bare)) return generateCondition(gen, bare, depth);
  if (isEnumType(bare)) return bare.getValues()[below(bare.getValues().length)]?.name;
  if (bare.name === 'Boolean') return below(2) === 1;
  const pool = askable(POOLS, bare.name, name);
  return pool[below(pool.length)];
}

/** Whether an input opens a further level; the filter of a single property does not. */
function isDeep(type: GraphQLInputType): boolean {
  const bare = getNullableType(type);
  if (isListType(bare)) return isDeep(bare.ofType);
  return isInputObjectType(bare) && !bare.name.endsWith('Filter');
}
