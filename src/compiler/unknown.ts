import { GraphQLError } from 'graphql';

/**
 * Something that the API does not have. Validation refuses it before anything is compiled; where it came through, it
 * must not be passed over, since what is answered then is not what was asked.
 */
export const unknown = (what: string): GraphQLError =>
  new GraphQLError(`The API has no ${what}.`, { extensions: { code: 'BAD_USER_INPUT' } });
