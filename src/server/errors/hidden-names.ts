import type { FastifyRequest } from 'fastify';
import {
  type GraphQLFormattedError,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { FEATURES, mayActAs } from '../../callers/index.ts';
import { callerOf } from '../admission/authenticate.ts';

/** Where a message goes on to names that the client did not write. */
const SUGGESTION = / Did you mean [^?]*(?:\?|$)/g;
/** What errors.ts says of an enum value in quotes, from which one learns that it exists. */
const QUOTED_ENUM = / takes \w+ without quotes, which make it a text\./g;
/** The end of a message whose middle was left out: a suggestion may have begun there. */
const CUT_END = /( \[…\d+ characters…\]) .*$/s;

const NAME = /[_A-Za-z]\w*/g;
/** A name in quotes, or a type or the place of a field with several. Their quotes stand alone, whatever a value between may quote. */
const QUOTED = /"[\w.![\]$@:]+"/g;
/** A name that is no word of a sentence. */
const DISTINCT = /\b\w*[A-Z_]\w*\b/g;

/** What stands for a name that is not shown. */
const HIDDEN = '…';

/** Leaves out of an error what the client did not write itself. */
export type HideNames = (error: GraphQLFormattedError, written: ReadonlySet<string>) => GraphQLFormattedError;

/** Hides the names of a schema from callers who may not ask for it; undefined for the others. */
export function createCallerHider(schema: GraphQLSchema): (request: FastifyRequest) => HideNames | undefined {
  const hide = createNameHider(schema);
  return (request) => (mayActAs(callerOf(request), FEATURES.suggestions) ? undefined : hide);
}

/** The names in the text and the variables of a request. */
export const namesWritten = (text = '', variables: unknown = {}): ReadonlySet<string> =>
  new Set(`${text} ${JSON.stringify(variables)}`.match(NAME));

/**
 * Makes errors tell nothing of a schema: no suggestions, and no names of types, fields, arguments or values but those that the client
 * wrote. Their places in the document stay.
 */
export function createNameHider(schema: GraphQLSchema): HideNames {
  const names = namesOf(schema);
  return (error, written) => {
    const isSecret = (name: string): boolean => names.has(name) && !written.has(name);
    const hide = (part: string): string => part.replace(NAME, (name) => (isSecret(name) ? HIDDEN : name));
    const message = error.message
      .replace(SUGGESTION, '')
      .replace(QUOTED_ENUM, ' cannot represent this value.')
      .replace(CUT_END, '$1')
      .replace(QUOTED, hide)
      .replace(DISTINCT, hide);
    const { argument, ...extensions } = error.extensions ?? {};
    const isArgumentSecret = typeof argument === 'string' && argument.split('.').some(isSecret);
    return { ...error, message, ...(isArgumentSecret && { extensions }) };
  };
}

/** All names of a schema, those of introspection and of GraphQL's own scalars among them. */
function namesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const names = new Set(schema.getDirectives().flatMap(({ name, args }) => [name, ...args.map((one) => one.name)]));
  for (const type of Object.values(schema.getTypeMap())) {
    names.add(type.name);
    if (isEnumType(type)) for (const { name } of type.getValues()) names.add(name);
    if (isInputObjectType(type)) for (const name of Object.keys(type.getFields())) names.add(name);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { name, args } of Object.values(type.getFields())) {
      names.add(name);
      for (const argument of args) names.add(argument.name);
    }
  }
  return names;
}
