import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { badInput } from '../compiler/index.ts';
import { questionArguments } from './documents.ts';

/** The arguments of the root field that finds what is exported. */
export interface Question {
  readonly of: readonly string[];
  readonly steps: number;
  readonly first: number;
  readonly at?: string;
  readonly via?: Readonly<Record<string, unknown>>;
}

/** How many actors an export has at most where the request does not say: as many as the root field gives. */
const FIRST = 2000;

/** A parameter of the request: an argument, or a field of an argument that is an object. */
interface Parameter {
  readonly type: GraphQLInputType;
  /** The argument that it is a field of. */
  readonly within: string | undefined;
}

/**
 * Reads the parameters of a request as the arguments of the API's own types.
 * @throws {GraphQLError} BAD_USER_INPUT, naming the parameter.
 */
export function readQuestion(schema: GraphQLSchema, given: Iterable<readonly [string, string]>): Question {
  const known = parametersOf(schema);
  const texts = new Map<string, string[]>();
  for (const [name, text] of given) {
    if (!known.has(name)) throw badInput(name, `is not known here; there are ${[...known.keys()].join(', ')}`);
    texts.set(name, [...(texts.get(name) ?? []), text]);
  }
  if (!texts.has('of')) throw badInput('of', 'is missing: the id of an actor to begin with, as country:VE');
  const defaults = questionArguments(schema).filter(({ defaultValue }) => defaultValue !== undefined);
  const values: Record<string, unknown> = {
    ...Object.fromEntries(defaults.map(({ name, defaultValue }) => [name, defaultValue])),
    first: FIRST,
  };
  for (const [name, list] of texts) {
    const { type, within } = known.get(name) as Parameter;
    const value = readValue(name, type, list);
    if (within === undefined) values[name] = value;
    else values[within] = { ...(values[within] as object | undefined), [name]: value };
  }
  return values as unknown as Question;
}

function parametersOf(schema: GraphQLSchema): ReadonlyMap<string, Parameter> {
  return new Map(
    questionArguments(schema).flatMap(({ name, type }): readonly (readonly [string, Parameter])[] => {
      const bare = getNullableType(type);
      if (!isInputObjectType(bare)) return [[name, { type, within: undefined }]];
      return Object.values(bare.getFields()).map((field) => [field.name, { type: field.type, within: name }]);
    }),
  );
}

/** A list is repeated, or has commas. */
function readValue(name: string, type: GraphQLInputType, texts: readonly string[]): unknown {
  const list = isListType(getNullableType(type));
  if (!list && texts.length > 1) throw badInput(name, 'is given more than once');
  const items = list ? texts.flatMap((text) => text.split(',')).filter((text) => text !== '') : texts;
  const values = items.map((text) => (/^-?\d+$/.test(text) && isNumber(type) ? Number(text) : text));
  return coerceInputValue(list ? values : values[0], type, (_path, _value, error) => {
    throw badInput(name, error.message);
  });
}

const isNumber = (type: GraphQLInputType): boolean => /^(Int|Float)$/.test(String(getNullableType(type)));
