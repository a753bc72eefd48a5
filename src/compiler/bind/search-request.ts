import type { GraphQLError } from 'graphql';
import { type Model, searchTypes } from '../../model/index.ts';
import { badCursor } from '../errors.ts';
import { catchFault } from '../faults.ts';
import { resolveSource, type Variables } from '../plan/input.ts';
import type { CursorOrder, Parameter, SearchParameter } from '../plan/types/parameter.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type CutPage, cutPage, type PageRequest, readPageRequest } from './page-request.ts';

/** What a search asks of the graph before the statement runs. */
export interface Search {
  /** The response key of the field, and the field as `Faults` tell it. */
  readonly path: string;
  readonly field: string;
  readonly text: string;
  /** The names of the node types that are searched. */
  readonly types: readonly string[];
  readonly page: PageRequest<HitPosition>;
}

/** A found node: its id and how well it fits, from 0 to 1. */
export interface HitPosition {
  readonly id: string;
  readonly score: number;
}

/** A hit with the property that matched best. */
export interface SearchHit extends HitPosition {
  readonly property: string;
}

/** A page of what a search found. */
export interface SearchPage extends CutPage<SearchHit> {
  /** How many hits the search gave where there may be more than those. */
  readonly cutTo: number | undefined;
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
export const hitCursor = ({ score, id }: HitPosition): string => encodeCursor(ORDER.digest, [score, id]);

/** The searches of an operation, for one request; what is wrong with others is noted. */
export function searchesOf(
  model: Model,
  parameters: readonly Parameter[],
  variables: Variables,
  faults: Map<string, GraphQLError>,
): readonly Search[] {
  return parameters.flatMap((parameter): readonly Search[] => {
    if (parameter.kind !== 'search') return [];
    return catchFault(faults, parameter.field, () => [searchOf(model, parameter, variables)]) ?? [];
  });
}

function searchOf(model: Model, parameter: SearchParameter, variables: Variables): Search {
  const value = (source: SearchParameter['text']): unknown => source && resolveSource(source, variables);
  const asked = value(parameter.types);
  const types = searchTypes(model).filter(({ key }) => !Array.isArray(asked) || asked.includes(key));
  return {
    path: parameter.argument,
    field: parameter.field,
    text: String(value(parameter.text) ?? ''),
    types: types.map(({ name }) => name),
    page: readPageRequest((name) => value(parameter[name]), parameter.argument, readCursor),
  };
}

function readCursor(cursor: unknown, argument: string): HitPosition {
  const [score, id] = decodeCursor(cursor, ORDER) ?? [];
  if (typeof score !== 'number' || typeof id !== 'string') throw badCursor(argument, 'this is no cursor of a search');
  return { score, id };
}

/** The page of a search, from all that was found. */
export const cutHits = ({ page }: Search, found: readonly SearchHit[]): CutPage<SearchHit> =>
  cutPage(page, found, compareHits);

function compareHits(one: HitPosition, other: HitPosition): number {
  if (one.score !== other.score) return other.score - one.score;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}
