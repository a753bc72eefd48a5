import { type ASTNode, GraphQLError } from 'graphql';

/**
 * Why a `BAD_USER_INPUT` was refused, under `extensions.reason`: all there are, as docs/errors.md explains them. The last
 * two are of one field, which is null for them; the others are of the whole request, which has no data then.
 */
export const REASONS = [
  'REQUEST',
  'SYNTAX',
  'VALIDATION',
  'OPERATION_NAME',
  'VARIABLES',
  'ARGUMENT',
  'CURSOR',
] as const;
export type Reason = (typeof REASONS)[number];

/** The reasons that are of one field. */
const OF_A_FIELD: ReadonlySet<unknown> = new Set<Reason>(['ARGUMENT', 'CURSOR']);

/** Something of the request as a whole that cannot be taken. */
export const badRequest = (reason: Reason, message: string, nodes?: ASTNode): GraphQLError =>
  new GraphQLError(message, { nodes: nodes ?? null, extensions: { code: 'BAD_USER_INPUT', reason } });

/** An argument that cannot be taken. `argument` is its path: the fields that lead to it, then its own name. */
export const badInput = (argument: string, message: string, reason: Reason = 'ARGUMENT'): GraphQLError =>
  new GraphQLError(`${argument}: ${message}`, { extensions: { code: 'BAD_USER_INPUT', reason, argument } });

/** A cursor that cannot be taken. */
export const badCursor = (argument: string, message: string): GraphQLError => badInput(argument, message, 'CURSOR');

/** An id that an argument names and that nothing has. `what` says what there should be, and `hint` what may have been meant. */
export const notFound = (argument: string, what: string, id: string, hint?: string): GraphQLError =>
  new GraphQLError(`${argument}: there is no ${what} ${JSON.stringify(id)}${hint === undefined ? '' : `; ${hint}`}`, {
    extensions: { code: 'NOT_FOUND', argument, id },
  });

/** An operation that would touch more of the graph than one operation may. */
export const tooCostly = (message: string, figures: Readonly<Record<string, unknown>>): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'OPERATION_TOO_COSTLY', ...figures } });

/**
 * Whether an error is of one field, which is null then while all else is answered. Any other is of the operation as a
 * whole: what it costs, how long it takes, whether the graph can be asked.
 */
export function isFieldError(error: unknown): error is GraphQLError {
  if (!(error instanceof GraphQLError)) return false;
  const { code, reason } = error.extensions;
  return code === 'NOT_FOUND' || (code === 'BAD_USER_INPUT' && OF_A_FIELD.has(reason));
}
