import { searchTypes } from '../model/searchable.ts';
import type { Model } from '../model/types.ts';
import { wholePage } from './bind.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { badInput } from './errors.ts';
import { resolveSource, type Variables } from './input.ts';
import type { CursorOrder, Parameter, SearchParameter } from './plan.ts';

/** What a search asks of the graph before the statement runs. */
export interface Search {
  readonly parameter: string;
  readonly text: string;
  /** The names of the node types that are searched. */
  readonly types: readonly string[];
  readonly size: number;
  /** Whether the page is taken from the end. */
  readonly backward: boolean;
  readonly after: Hit | undefined;
  readonly before: Hit | undefined;
}

/** A found node: its id and how well it fits, from 0 to 1. */
export interface Hit {
  readonly id: string;
  readonly score: number;
}

/** A hit with the property that matched best. */
export interface FoundHit extends Hit {
  readonly property: string;
}

/** A page of what a search found. */
export interface SearchPage {
  readonly hits: readonly FoundHit[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/** Best first, ties by id. */
const ORDER: CursorOrder = {
  digest: 'search',
  keys: [
    { type: 'Float', nullable: false },
    { type: 'ID', nullable: false },
  ],
};

/** Where a hit stands among what was found. */
export const hitCursor = ({ score, id }: Hit): string => encodeCursor(ORDER.digest, [score, id]);

/**
 * The searches of an operation, for one request.
 * @throws {GraphQLError} BAD_USER_INPUT, naming the argument.
 */
export const searchesOf = (model: Model, parameters: readonly Parameter[], variables: Variables): readonly Search[] =>
  parameters
    .filter((parameter): parameter is SearchParameter => parameter.kind === 'search')
    .map((parameter) => searchOf(model, parameter, variables));

function searchOf(model: Model, parameter: SearchParameter, variables: Variables): Search {
  const value = (source: SearchParameter['text']): unknown => source && resolveSource(source, variables);
  const asked = value(parameter.types);
  const types = searchTypes(model).filter(({ key }) => !Array.isArray(asked) || asked.includes(key));
  const [first, last] = [value(parameter.first), value(parameter.last)];
  const present = (given: unknown): boolean => given !== undefined && given !== null;
  if (present(first) && present(last))
    throw badInput(`${parameter.argument}.last`, 'give either first or last, not both');
  const backward = present(last);
  const cursor = (name: 'after' | 'before'): Hit | undefined => {
    const given = value(parameter[name]);
    return present(given) ? readCursor(given, `${parameter.argument}.${name}`) : undefined;
  };
  return {
    parameter: parameter.name,
    text: String(value(parameter.text) ?? ''),
    types: types.map(({ name }) => name),
    size: wholePage(backward ? last : first, `${parameter.argument}.${backward ? 'last' : 'first'}`),
    backward,
    after: cursor('after'),
    before: cursor('before'),
  };
}

function readCursor(cursor: unknown, argument: string): Hit {
  const [score, id] = decodeCursor(cursor, ORDER) ?? [];
  if (typeof score !== 'number' || typeof id !== 'string') throw badInput(argument, 'this is no cursor of a search');
  return { score, id };
}

/** How many of the best hits the page needs: all of them, unless it is the first. */
export const hitsFor = ({ size, backward, after, before }: Search, all: number): number =>
  backward || after || before ? all : size + 1;

/** The page of a search, from all that was found. */
export function cutHits({ size, backward, after, before }: Search, found: readonly FoundHit[]): SearchPage {
  const asked = found.filter((hit) => (!after || isBehind(hit, after)) && (!before || isBehind(before, hit)));
  const more = asked.length > size;
  const hits = backward ? asked.slice(Math.max(0, asked.length - size)) : asked.slice(0, size);
  return {
    hits,
    hasNext: backward ? before !== undefined : more,
    hasPrevious: backward ? more : after !== undefined,
  };
}

const isBehind = (one: Hit, other: Hit): boolean =>
  one.score < other.score || (one.score === other.score && one.id > other.id);
