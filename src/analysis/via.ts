import {
  type AnalysisQuestion,
  type BoundValue,
  badInput,
  dayParams,
  type Predicate,
  printPredicate,
} from '../compiler/index.ts';
import { Names, quote } from '../cypher/index.ts';
import { type Model, nodeType, relationOf } from '../model/index.ts';
import { dayArgument } from './call.ts';
import { type TieType, tieTypes } from './ends.ts';

/** Which facts count as ties. */
export interface Via {
  readonly types: readonly TieType[];
  readonly allianceKinds: readonly string[] | undefined;
  readonly obligations: readonly string[] | undefined;
  readonly statuses: readonly string[] | undefined;
  readonly maxMembers: number | undefined;
  /** The day on which they are in force, if one is asked for. */
  readonly at: string | undefined;
}

/**
 * Reads the arguments `via` and `at`.
 * @throws {GraphQLError} BAD_USER_INPUT where they leave no fact that could count.
 */
export function readVia(call: AnalysisQuestion): Via {
  const given = (call.given.via ?? {}) as Readonly<Record<string, unknown>>;
  const list = (name: string): readonly string[] | undefined => {
    const values = given[name];
    if (!Array.isArray(values)) return undefined;
    if (values.length === 0) throw badInput(`${call.path}.via.${name}`, 'an empty list leaves nothing to go by');
    return values.map(String);
  };
  const kinds = list('facts');
  const types = tieTypes(call.model).filter(({ kind }) => !kinds || kinds.includes(kind));
  const maxMembers = given.maxMembers ?? undefined;
  if (maxMembers !== undefined && (typeof maxMembers !== 'number' || maxMembers < 1)) {
    throw badInput(`${call.path}.via.maxMembers`, `must be at least 1, and is ${String(maxMembers)}`);
  }
  return {
    types,
    allianceKinds: list('allianceKinds'),
    obligations: list('obligations'),
    statuses: list('statuses'),
    maxMembers,
    at: dayArgument(call, 'at'),
  };
}

/** Conditions on a fact and on the alliance of a membership, as Cypher. Variables are in backticks already. */
export interface ViaConditions {
  readonly fact: (variable: string, kind: string) => readonly string[];
  readonly alliance: (variable: string) => readonly string[];
  /** The clauses that count the sources that say something about the fact `f`, as `n`. */
  readonly sources: readonly string[];
  readonly params: Readonly<Record<string, BoundValue>>;
}

/** The conditions that `via` and `at` put on a tie. */
export function viaConditions(
  model: Model,
  { at, statuses, allianceKinds, obligations, maxMembers }: Via,
): ViaConditions {
  const members = relationOf(nodeType(model, 'Alliance'), 'memberships').relationship;
  const about = relationOf(nodeType(model, 'Statement'), 'subject').relationship;
  const source = relationOf(nodeType(model, 'Statement'), 'source').relationship;
  // One text for whichever of the lists are given: the others are empty.
  const listed = statuses !== undefined || allianceKinds !== undefined || obligations !== undefined;
  const params: Record<string, BoundValue> = {
    ...(at !== undefined && dayParams('at', at)),
    ...(listed && { statuses: statuses ?? [], allianceKinds: allianceKinds ?? [], obligations: obligations ?? [] }),
    ...(maxMembers !== undefined && { maxMembers: BigInt(maxMembers) }),
  };
  return {
    fact: (fact, kind) => [
      ...(at === undefined ? [] : [inForce(fact)]),
      ...(listed && kind === 'MEMBERSHIP' ? [ifListed(fact, oneOf('status', 'statuses'))] : []),
    ],
    alliance: (alliance) => [
      ...(listed ? [ifListed(alliance, oneOf('kind', 'allianceKinds'))] : []),
      ...(listed ? [ifListed(alliance, overlap('obligations', 'obligations'))] : []),
      ...(maxMembers === undefined
        ? []
        : [`COUNT { MATCH (${alliance})<-[:${quote(members)}]-() } <= $\`maxMembers\``]),
    ],
    sources: [
      'CALL (`f`) {',
      `  MATCH (\`f\`)<-[:${quote(about)}]-(\`t\`:\`Statement\`)`,
      `  MATCH (\`t\`)-[:${quote(source)}]->(\`o\`:\`Source\`)`,
      '  RETURN count(DISTINCT `o`) AS `n`',
      '}',
    ],
    params,
  };
}

/** The condition that a fact is in force on the day of the parameter `at`. */
export const inForce = (fact: string): string => print(fact, { kind: 'inForce', parameter: 'at' });

/** A condition that holds for all where its list is empty. */
const ifListed = (node: string, predicate: ListPredicate): string =>
  `(size($${quote(predicate.parameter)}) = 0 OR ${print(node, predicate)})`;

type ListPredicate = Extract<Predicate, { readonly kind: 'compare' | 'overlap' }>;

const oneOf = (property: string, parameter: string): ListPredicate => ({
  kind: 'compare',
  property: { of: 'node', name: property },
  operator: 'IN',
  parameter,
});

const overlap = (property: string, parameter: string): ListPredicate => ({
  kind: 'overlap',
  property: { of: 'node', name: property },
  parameter,
});

const print = (node: string, predicate: Predicate): string =>
  printPredicate(new Names(), { node, edge: undefined, walked: true }, predicate);
