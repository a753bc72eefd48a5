import { GraphQLError } from 'graphql';

/** An argument that can not be taken. `argument` is its path: the fields that lead to it, then its own name. */
export const badInput = (argument: string, message: string): GraphQLError =>
  new GraphQLError(`${argument}: ${message}`, { extensions: { code: 'BAD_USER_INPUT', argument } });

/** An operation that would touch more of the graph than one operation may. */
export const tooCostly = (message: string, figures: Readonly<Record<string, unknown>>): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'OPERATION_TOO_COSTLY', ...figures } });
