import { type AnalysisQuestion, badInput, checkChosen, printInForce, printStatedBy } from '../compiler/index.ts';
import { incoming, node, outgoing, type ParamValue, parameter, property, subquery } from '../cypher/index.ts';
import type { InForceLevel } from '../domain/index.ts';
import { type Model, nodeType, relationOf } from '../model/index.ts';
import { isKeyOf } from './id-maps.ts';
import { dayArgument, levelArgument } from './read-arguments.ts';
import { type TieType, tieTypes } from './tie-types.ts';
import { sourcesArgument } from './totals/sources.ts';

/** The arguments `via`, `at`, `inForce` and `sources`. */
export interface AskedVia {
  readonly types: readonly TieType[];
  readonly allianceKinds: readonly string[] | undefined;
  readonly obligations: readonly string[] | undefined;
  readonly statuses: readonly string[] | undefined;
  readonly maxMembers: number | undefined;
  /** The day on which they must be in force; undefined for any. */
  readonly at: string | undefined;
  /** How surely they must be in force on that day. */
  readonly level: InForceLevel;
  /** Only facts that one of these sources states; undefined for all. */
  readonly sources: readonly string[] | undefined;
}

/** Which facts count as ties. */
export interface Via extends Omit<AskedVia, 'maxMembers'> {
  /** The alliances with more than `maxMembers`, at least those that a read may come upon; undefined for any number. */
  readonly tooLarge: Readonly<Record<string, true>> | undefined;
}

/**
 * Reads the arguments `via`, `at`, `inForce` and `sources`.
 * @throws {GraphQLError} BAD_USER_INPUT if no fact could count.
 */
export function readVia(question: AnalysisQuestion): AskedVia {
  const given = (question.given.via ?? {}) as Readonly<Record<string, unknown>>;
  const list = (name: string): readonly string[] | undefined => {
    const values = given[name];
    if (!Array.isArray(values)) return undefined;
    checkChosen(values, `${question.path}.via.${name}`);
    return values.map(String);
  };
  const kinds = list('facts');
  const types = tieTypes(question.model).filter(({ kind }) => !kinds || kinds.includes(kind));
  const maxMembers = given.maxMembers ?? undefined;
  if (maxMembers !== undefined && (typeof maxMembers !== 'number' || maxMembers < 1)) {
    throw badInput(`${question.path}.via.maxMembers`, `must be at least 1, and is ${String(maxMembers)}`);
  }
  return {
    types,
    allianceKinds: list('allianceKinds'),
    obligations: list('obligations'),
    statuses: list('statuses'),
    maxMembers,
    at: dayArgument(question, 'at'),
    level: levelArgument(question),
    sources: sourcesArgument(question),
  };
}

/** The conditions of a `Via` as Cypher. */
export interface ViaConditions {
  readonly fact: (variable: string, kind: string) => readonly string[];
  /** The conditions on the alliance of a membership. */
  readonly alliance: (variable: string) => readonly string[];
  readonly params: Readonly<Record<string, ParamValue>>;
  /** What their text depends on, beside the model. */
  readonly form: string;
}

export function viaConditions(
  model: Model,
  { at, level, sources, statuses, allianceKinds, obligations, tooLarge }: Via,
): ViaConditions {
  // All lists are in the text if one of them is given, and the others are empty: one text instead of seven.
  const listed = statuses !== undefined || allianceKinds !== undefined || obligations !== undefined;
  const params: Record<string, ParamValue> = {
    ...(at !== undefined && { at }),
    ...(sources && { sources }),
    ...(listed && { statuses: statuses ?? [], allianceKinds: allianceKinds ?? [], obligations: obligations ?? [] }),
    ...(tooLarge && { tooLarge }),
  };
  return {
    fact: (fact, kind) => [
      ...(at === undefined ? [] : [inForceAt(fact, level)]),
      ...(listed && kind === 'MEMBERSHIP' ? [isOneOf(fact, 'status', 'statuses')] : []),
      ...(sources ? [printStatedBy(model, fact, 'sources')] : []),
    ],
    alliance: (alliance) => [
      ...(listed ? [isOneOf(alliance, 'kind', 'allianceKinds')] : []),
      ...(listed ? [hasOneOf(alliance, 'obligations', 'obligations')] : []),
      ...(tooLarge ? [`NOT ${isKeyOf(alliance, 'tooLarge')}`] : []),
    ],
    params,
    form: [at === undefined ? '' : level, listed, sources !== undefined, tooLarge !== undefined].join(),
  };
}

/** The lines that count the sources with statements about the fact `f`, as `n`. */
export function countSources(model: Model): readonly string[] {
  const statement = nodeType(model, 'Statement');
  const [subject, source] = [relationOf(statement, 'subject'), relationOf(statement, 'source')];
  return subquery(
    ['f'],
    [
      `MATCH (f)${incoming(subject.relationship)}${node('t', statement.label)}`,
      `MATCH (t)${outgoing(source.relationship)}${node('o', nodeType(model, source.target).label)}`,
      'RETURN count(DISTINCT o) AS n',
    ],
  );
}

/** The condition that a fact is in force on the day of the parameter `at`. */
export const inForceAt = (fact: string, level: InForceLevel): string => printInForce(fact, 'at', level);

/** A condition with a list parameter that holds for every node if the list is empty. */
const unlessEmpty = (list: string, condition: string): string => `(size(${parameter(list)}) = 0 OR ${condition})`;

const isOneOf = (variable: string, name: string, list: string): string =>
  unlessEmpty(list, `${property(variable, name)} IN ${parameter(list)}`);

const hasOneOf = (variable: string, name: string, list: string): string =>
  unlessEmpty(list, `any(x IN ${property(variable, name)} WHERE x IN ${parameter(list)})`);
