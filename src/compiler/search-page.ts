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
  readonly after: Hit | undefined;
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
  readonly more: boolean;
  readonly after: boolean;
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
  const cursor = value(parameter.after);
  return {
    parameter: parameter.name,
    text: String(value(parameter.text) ?? ''),
    types: types.map(({ name }) => name),
    size: wholePage(value(parameter.size), `${parameter.argument}.first`),
    after: cursor === undefined ? undefined : readCursor(cursor, `${parameter.argument}.after`),
  };
}

function readCursor(cursor: unknown, argument: string): Hit {
  const [score, id] = decodeCursor(cursor, ORDER) ?? [];
  if (typeof score !== 'number' || typeof id !== 'string') throw badInput(argument, 'this is no cursor of a search');
  return { score, id };
}

/** The page of a search, from all that was found. */
export function cutHits({ size, after }: Search, found: readonly FoundHit[]): SearchPage {
  const behind = after
    ? found.filter(({ score, id }) => score < after.score || (score === after.score && id > after.id))
    : found;
  return { hits: behind.slice(0, size), more: behind.length > size, after: after !== undefined };
}
