import { type ASTNode, GraphQLError } from 'graphql';

/**
 * All values of `extensions.reason` of a `BAD_USER_INPUT`; docs/errors.md explains them. `ARGUMENT` and `CURSOR` concern
 * one field, which becomes null. The others concern the whole request, which then has no data.
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

const FIELD_REASONS: ReadonlySet<unknown> = new Set<Reason>(['ARGUMENT', 'CURSOR']);

/** Invalid input that concerns the whole request. */
export const badRequest = (reason: Reason, message: string, nodes?: ASTNode): GraphQLError =>
  new GraphQLError(message, { nodes: nodes ?? null, extensions: { code: 'BAD_USER_INPUT', reason } });

/**
 * Something that the API does not have. Validation normally refuses it before compilation. If it gets through, it must
 * not be ignored, or the answer would not match the question.
 */
export const notInApi = (what: string): GraphQLError => badRequest('VALIDATION', `The API has no ${what}.`);

/** An invalid argument. `argument` is its path: the response keys of its field, then its name. */
export const badInput = (argument: string, message: string, reason: Reason = 'ARGUMENT'): GraphQLError =>
  new GraphQLError(`${argument}: ${message}`, { extensions: { code: 'BAD_USER_INPUT', reason, argument } });

/**
 * Refuses an empty list of an argument that chooses among facts or the like: it is more likely a mistake than a wish for
 * nothing.
 * @throws {GraphQLError} BAD_USER_INPUT
 */
export function checkChosen(given: unknown, argument: string, left = 'facts'): void {
  if (Array.isArray(given) && given.length === 0) throw badInput(argument, `an empty list leaves no ${left}`);
}

/** An invalid cursor. */
export const badCursor = (argument: string, message: string): GraphQLError => badInput(argument, message, 'CURSOR');

/** An id in an argument that must exist and does not. `what` is the kind of node expected; `hint` suggests a correction. */
export const notFound = (argument: string, what: string, id: string, hint?: string): GraphQLError =>
  new GraphQLError(`${argument}: there is no ${what} ${JSON.stringify(id)}${hint === undefined ? '' : `; ${hint}`}`, {
    extensions: { code: 'NOT_FOUND', argument, id },
  });

/** An operation that exceeds a limit on its size or cost. */
export const tooCostly = (message: string, figures: Readonly<Record<string, unknown>>): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'OPERATION_TOO_COSTLY', ...figures } });

/** Whether an operation exceeds a limit on its size or cost. */
export const isTooCostly = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions.code === 'OPERATION_TOO_COSTLY';

/** Whether an error concerns a single field, which becomes null. Other errors concern the whole operation. */
export function isFieldError(error: unknown): error is GraphQLError {
  if (!(error instanceof GraphQLError)) return false;
  const { code, reason } = error.extensions;
  return code === 'NOT_FOUND' || (code === 'BAD_USER_INPUT' && FIELD_REASONS.has(reason));
}
