import { GraphQLID, GraphQLList, GraphQLNonNull } from 'graphql';
import { badInput, checkChosen } from '../../compiler/index.ts';
import type { UrlParameter } from '../url-parameters.ts';

/** Which facts and actors an export has: those named, and the actors of those facts. */
export interface SelectionArguments {
  readonly of?: undefined;
  readonly ids: readonly string[];
  readonly at?: undefined;
  readonly inForce?: undefined;
  readonly sources?: undefined;
  readonly via?: undefined;
}

export const SELECTION_PARAMETERS: ReadonlyMap<string, UrlParameter> = new Map([
  ['ids', { type: new GraphQLList(new GraphQLNonNull(GraphQLID)), within: undefined }],
]);

/** @throws {GraphQLError} BAD_USER_INPUT if nothing is named. */
export function checkSelection({ ids }: Readonly<Record<string, unknown>>): SelectionArguments {
  checkChosen(ids, 'ids', 'facts or actors');
  if (!Array.isArray(ids)) throw badInput('ids', 'must be a list');
  return { ids: [...new Set(ids as readonly string[])] };
}
