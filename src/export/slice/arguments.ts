import { GraphQLBoolean } from 'graphql';
import { badInput, checkChosen } from '../../compiler/index.ts';
import type { InForceLevel } from '../../domain/index.ts';
import type { UrlParameter } from '../url-parameters.ts';

/** Which facts of the whole graph an export has: all that meet each of these. */
export interface SliceArguments {
  readonly of?: undefined;
  readonly ids?: undefined;
  /** The day on which they are in force. */
  readonly at?: string;
  /** How surely they must be in force on the day. */
  readonly inForce?: InForceLevel;
  /** The sources of which at least one states them. */
  readonly sources?: readonly string[];
  /** Filters, as in the argument `via` of `neighborhood`. */
  readonly via?: SliceVia;
}

interface SliceVia {
  readonly facts?: readonly string[];
  readonly allianceKinds?: readonly string[];
  readonly obligations?: readonly string[];
  readonly statuses?: readonly string[];
}

/** The parameters that only surroundings have. `maxMembers` keeps a search from going through large alliances. */
const NOT_OF_SLICES: readonly string[] = ['of', 'steps', 'hops', 'first', 'maxMembers'];

/** The filters of memberships among those of `via`. */
const OF_MEMBERSHIPS = ['allianceKinds', 'obligations', 'statuses'] as const;

/** The parameters of a slice: those of surroundings that fit, and its own. */
export function sliceParameters(surroundings: ReadonlyMap<string, UrlParameter>): ReadonlyMap<string, UrlParameter> {
  return new Map<string, UrlParameter>([
    ...[...surroundings].filter(([name]) => !NOT_OF_SLICES.includes(name)),
    ['all', { type: GraphQLBoolean, within: undefined }],
  ]);
}

/** The parameters of which one at least says which facts a slice has. */
const CHOOSING: readonly string[] = ['at', 'sources', 'all'];

/** @throws {GraphQLError} BAD_USER_INPUT if parameters without `of` do not ask for a slice either. */
export function checkChoice(names: Iterable<string>): void {
  if ([...names].some((name) => CHOOSING.includes(name))) return;
  const slices = 'ask for a whole slice, with at, sources or all=true, or for single facts and actors, with ids';
  throw badInput('of', `is missing: give the id of an actor to start from, such as country:VE, or ${slices}`);
}

/**
 * Checks that the values do not contradict each other, and that some facts can meet them.
 * @throws {GraphQLError} BAD_USER_INPUT, naming the parameter.
 */
export function checkSlice({ all, ...args }: Readonly<Record<string, unknown>>): SliceArguments {
  const slice: SliceArguments = args;
  const { at, sources, via = {} } = slice;
  if (all === false) throw badInput('all', 'can only be true');
  if (all && (at !== undefined || sources)) {
    throw badInput('all', `contradicts ${at === undefined ? 'sources' : 'at'}; leave one of them out`);
  }
  for (const [name, list] of Object.entries({ sources, ...via })) checkChosen(list, name);
  const unused = OF_MEMBERSHIPS.find((name) => via[name]);
  if (unused !== undefined && via.facts && !via.facts.includes('MEMBERSHIP')) {
    throw badInput(unused, 'chooses among memberships, which facts leaves out');
  }
  return slice;
}
