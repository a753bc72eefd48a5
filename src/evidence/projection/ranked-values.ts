import { groupBy } from '../../domain/index.ts';
import {
  type Model,
  type NodeType,
  nodeTypesOf,
  type PartType,
  type PropertyField,
  typeOfId,
} from '../../model/index.ts';
import { fieldsOf } from '../stored/graph-node.ts';
import { type Candidate, candidatesOf, inRank, type PrecedenceOf } from './ranking.ts';
import { readValue } from './read-value.ts';
import type { SourceStatement } from './source-statement.ts';
import { partProperties, type StatedField, statedField } from './stated-field.ts';

/** Values for each path, the best first. */
export type ByPath = ReadonlyMap<string, readonly Candidate[]>;

interface Ranking {
  readonly model: Model;
  readonly precedenceOf: PrecedenceOf;
}

/** The values of each property that can be read, the best first. */
export function rankedValues(
  { model, precedenceOf }: Ranking,
  type: NodeType,
  statements: readonly SourceStatement[],
): ByPath {
  const readable = candidatesOf(statements).filter(({ stated }) => {
    const field = statedField(model, type, stated.property);
    return field !== undefined && isReadable(model, field, stated.value);
  });
  const order = inRank(precedenceOf);
  return new Map(
    [...groupBy(readable, ({ stated }) => stated.property)].map(([path, some]) => [path, some.toSorted(order)]),
  );
}

function isReadable(model: Model, field: StatedField, text: string): boolean {
  if (field.kind === 'property') return readValue(model, field.field, text) !== undefined;
  if (field.kind === 'part') {
    return partProperties(field.part, field.key) !== undefined && readValue(model, field.property, text) !== undefined;
  }
  const ends = field.kind === 'edge' ? field.edge.target.type : field.field.target;
  const type = typeOfId(model, text);
  return type !== undefined && nodeTypesOf(model, ends).includes(type);
}

/** The best value that a property under a path goes with; undefined if it goes with none, or none is given. */
export const leaderOf = ({ goesWith }: PropertyField, byPath: ByPath, prefix: string): Candidate | undefined =>
  goesWith === undefined ? undefined : byPath.get(`${prefix}${goesWith}`)?.[0];

/** The value that stands for a property under a path. One that goes with another is that of the statement that gives that one. */
export function bestFor(field: PropertyField, byPath: ByPath, prefix: string): Candidate | undefined {
  const candidates = byPath.get(`${prefix}${field.name}`) ?? [];
  const leader = leaderOf(field, byPath, prefix);
  return leader ? candidates.find(({ statement }) => statement === leader.statement) : candidates[0];
}

/** Whether a part has all that it must have. One that lacks it is not there at all. */
export const isWhole = (part: PartType, values: Readonly<Record<string, unknown>>): boolean =>
  fieldsOf(part, 'property').every(({ name, required }) => !required || values[name] !== undefined);
