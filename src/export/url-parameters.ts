import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { badInput } from '../compiler/index.ts';
import type { InForceLevel } from '../domain/index.ts';
import { neighborhoodArguments } from './operations.ts';

/** The arguments of `neighborhood`, the root field that finds what is exported. */
export interface ExportArguments {
  readonly of: readonly string[];
  readonly steps: number;
  readonly first: number;
  readonly at?: string;
  /** How surely facts must be in force on the day. */
  readonly inForce?: InForceLevel;
  readonly via?: Readonly<Record<string, unknown>>;
}

/** The default number of actors: the maximum of the root field. */
const DEFAULT_FIRST = 2000;

/** A URL parameter: an argument, or a field of an argument that is an input object. */
interface UrlParameter {
  readonly type: GraphQLInputType;
  /** The argument that it is a field of. */
  readonly within: string | undefined;
}

/**
 * Reads URL parameters as the arguments of the root field, by the types of the API.
 * @throws {GraphQLError} BAD_USER_INPUT, naming the parameter.
 */
export function readUrlParameters(schema: GraphQLSchema, given: Iterable<readonly [string, string]>): ExportArguments {
  const known = urlParameters(schema);
  const texts = new Map<string, string[]>();
  for (const [name, text] of given) {
    if (!known.has(name))
      throw badInput(name, `is not a parameter; the parameters are ${[...known.keys()].join(', ')}`);
    texts.set(name, [...(texts.get(name) ?? []), text]);
  }
  if (!texts.has('of')) throw badInput('of', 'is missing: give the id of an actor to start from, such as country:VE');
  const defaults = neighborhoodArguments(schema).filter(({ defaultValue }) => defaultValue !== undefined);
  const values: Record<string, unknown> = {
    ...Object.fromEntries(defaults.map(({ name, defaultValue }) => [name, defaultValue])),
    first: DEFAULT_FIRST,
  };
  for (const [name, list] of texts) {
    const { type, within } = known.get(name) as UrlParameter;
    const value = coerceParameter(name, type, list);
    if (within === undefined) values[name] = value;
    else values[within] = { ...(values[within] as object | undefined), [name]: value };
  }
  return values as unknown as ExportArguments;
}

function urlParameters(schema: GraphQLSchema): ReadonlyMap<string, UrlParameter> {
  return new Map(
    neighborhoodArguments(schema).flatMap(({ name, type }): readonly (readonly [string, UrlParameter])[] => {
      const bare = getNullableType(type);
      if (!isInputObjectType(bare)) return [[name, { type, within: undefined }]];
      return Object.values(bare.getFields()).map((field) => [field.name, { type: field.type, within: name }]);
    }),
  );
}

/** A list may be given as repeated parameters, with commas, or both. */
function coerceParameter(name: string, type: GraphQLInputType, texts: readonly string[]): unknown {
  const list = isListType(getNullableType(type));
  if (!list && texts.length > 1) throw badInput(name, 'is given more than once');
  const items = list ? texts.flatMap((text) => text.split(',')).filter((text) => text !== '') : texts;
  const values = items.map((text) => (/^-?\d+$/.test(text) && isNumeric(type) ? Number(text) : text));
  return coerceInputValue(list ? values : values[0], type, (_path, _value, error) => {
    throw badInput(name, error.message);
  });
}

const isNumeric = (type: GraphQLInputType): boolean => /^(Int|Float)$/.test(String(getNullableType(type)));
