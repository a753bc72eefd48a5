import type { GraphQLError } from 'graphql';
import { badRequest } from '../errors.ts';

/**
 * Something that the API does not have. Validation refuses it before anything is compiled; where it came through, it
 * must not be passed over, since what is answered then is not what was asked.
 */
export const unknown = (what: string): GraphQLError => badRequest('VALIDATION', `The API has no ${what}.`);
