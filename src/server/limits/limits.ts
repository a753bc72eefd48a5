import { badRequest, type ClientError } from '../errors/errors.ts';
import { scanJson } from './json.ts';

/** Limits of a request, checked before any costly work. */
export const LIMITS = {
  /** Characters of the document, including comments and white space. */
  characters: 200_000,
  lines: 10_000,
  /** Characters of a name, since errors, paths and statements repeat it. */
  name: 200,
  /** Tokens of the document. */
  tokens: 10_000,
  /** Nesting depth of brackets, in the document or the variables. */
  nesting: 150,
  /** Nesting depth of fields, fragments expanded. */
  depth: 100,
  /** Fields and fragments, fragments expanded. */
  selections: 5_000,
  aliases: 1_000,
  /** Directives at one place: a field, fragment, operation or variable. */
  directives: 4,
  /** Pairs of fields with the same response path, plus the values of their arguments, which validation compares. */
  repeated: 25_000,
  /** Uses of variables, fragments expanded. */
  variables: 20_000,
  /** Values in the variables, including objects and lists. */
  values: 20_000,
  /** Bytes of the request body. */
  body: 2 ** 20,
} as const;

/** The limits that are lower in production, for documents that are not trusted. */
export const PRODUCTION_LIMITS = { aliases: 100 } as const;

/** Limits of a JSON text. In a body the variables are two levels down. */
const JSON_LIMITS = { nesting: LIMITS.nesting + 2, values: LIMITS.values };

/** Checks a JSON text before parsing. Input coercion recurses to its depth. */
export function checkJson(text: string): ClientError | undefined {
  const { nesting, values } = scanJson(text, JSON_LIMITS);
  if (nesting > JSON_LIMITS.nesting) {
    const message = `The variables, or other JSON in the request, exceed the nesting limit of ${LIMITS.nesting}.`;
    return tooLarge(message);
  }
  if (values > JSON_LIMITS.values) {
    const message = `The variables, or other JSON in the request, exceed the limit of ${LIMITS.values} values.`;
    return badRequest(message);
  }
  return undefined;
}

/** The object and its list, beside the values. */
const FILE_LIMITS = { nesting: 2, values: LIMITS.values + 2 };

/** Checks the text of an export's parameters before parsing, of which each is a value or a list of values. */
export function checkFileJson(text: string): ClientError | undefined {
  const { nesting, values, key = '' } = scanJson(text, FILE_LIMITS);
  if (nesting > FILE_LIMITS.nesting) return badRequest(PARAMETERS_ONLY);
  if (values <= FILE_LIMITS.values) return undefined;
  const name = /^"(\w{1,200})"$/.exec(key)?.[1];
  const message = `the limit is ${LIMITS.values} values`;
  if (name === undefined) return badRequest(`The parameters are too many; ${message}.`);
  const { extensions } = badRequest('');
  return { message: `${name}: has too many values; ${message}`, extensions: { ...extensions, argument: name } };
}

/** What the body of an export has to be. */
export const PARAMETERS_ONLY = 'Send an object of parameters, each a value or a list of values.';

/** The error of a request over a limit. */
export const tooLarge = (message: string): ClientError => ({ message, extensions: { code: 'OPERATION_TOO_COSTLY' } });
