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
import { checkSelection, SELECTION_PARAMETERS, type SelectionArguments } from './selection/arguments.ts';
import { checkChoice, checkSlice, type SliceArguments, sliceParameters } from './slice/arguments.ts';

/** What an export is asked for. */
export type ExportArguments = SurroundingsArguments | SliceArguments | SelectionArguments;

/** The arguments of `neighborhood`, the root field that finds the surroundings of actors. */
export interface SurroundingsArguments {
  readonly ids?: undefined;
  readonly of: readonly string[];
  readonly steps: number;
  /** Instead of steps. */
  readonly hops?: number;
  readonly first: number;
  readonly at?: string;
  /** How surely facts must be in force on the day. */
  readonly inForce?: InForceLevel;
  readonly sources?: readonly string[];
  readonly via?: Readonly<Record<string, unknown>>;
}

/** The default number of actors: the maximum of the root field. */
const DEFAULT_FIRST = 2000;

/** A URL parameter: an argument, or a field of an argument that is an input object. */
export interface UrlParameter {
  readonly type: GraphQLInputType;
  /** The argument that it is a field of. */
  readonly within: string | undefined;
}

/**
 * Reads URL parameters by the types of the API: with `of`, as the arguments of the root field `neighborhood`, with `ids`, as
 * facts and actors that are named, otherwise as a slice of the whole graph.
 * @throws {GraphQLError} BAD_USER_INPUT, naming the parameter.
 */
export function readUrlParameters(schema: GraphQLSchema, given: Iterable<readonly [string, string]>): ExportArguments {
  const [around, slice] = [surroundingsParameters(schema), sliceParameters(surroundingsParameters(schema))];
  const texts = new Map<string, string[]>();
  for (const [name, text] of given) {
    if (!around.has(name) && !slice.has(name) && !SELECTION_PARAMETERS.has(name)) {
      const names = new Set([...around.keys(), ...slice.keys(), ...SELECTION_PARAMETERS.keys()]);
      throw badInput(name, `is not a parameter; the parameters are ${[...names].join(', ')}`);
    }
    const before = texts.get(name);
    if (before) before.push(text);
    else texts.set(name, [text]);
  }
  if (texts.has('ids')) {
    const other = [...texts.keys()].find((name) => !SELECTION_PARAMETERS.has(name));
    if (other !== undefined) throw badInput(other, 'is not a parameter with ids');
    return checkSelection(coerceAll(SELECTION_PARAMETERS, texts));
  }
  if (texts.has('inForce') && !texts.has('at')) throw badInput('inForce', 'needs at');
  const known = texts.has('of') ? around : slice;
  if (known === slice) checkChoice(texts.keys());
  for (const name of texts.keys()) {
    if (!known.has(name)) throw badInput(name, known === around ? 'is not a parameter with of' : 'needs of');
  }
  const values = coerceAll(known, texts);
  if (known === slice) return checkSlice(values);
  const defaults = neighborhoodArguments(schema).filter(({ defaultValue }) => defaultValue !== undefined);
  return {
    ...Object.fromEntries(defaults.map(({ name, defaultValue }) => [name, defaultValue])),
    first: DEFAULT_FIRST,
    ...values,
  } as unknown as SurroundingsArguments;
}

function surroundingsParameters(schema: GraphQLSchema): ReadonlyMap<string, UrlParameter> {
  return new Map(
    neighborhoodArguments(schema).flatMap(({ name, type }): readonly (readonly [string, UrlParameter])[] => {
      const bare = getNullableType(type);
      if (!isInputObjectType(bare)) return [[name, { type, within: undefined }]];
      return Object.values(bare.getFields()).map((field) => [field.name, { type: field.type, within: name }]);
    }),
  );
}

/** The values by argument. */
function coerceAll(
  known: ReadonlyMap<string, UrlParameter>,
  texts: ReadonlyMap<string, readonly string[]>,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [name, list] of texts) {
    const { type, within } = known.get(name) as UrlParameter;
    const value = coerceParameter(name, type, list);
    if (within === undefined) values[name] = value;
    else values[within] = { ...(values[within] as object | undefined), [name]: value };
  }
  return values;
}

/** A list may be given as repeated parameters, with commas, or both. */
function coerceParameter(name: string, type: GraphQLInputType, texts: readonly string[]): unknown {
  const list = isListType(getNullableType(type));
  if (!list && texts.length > 1) throw badInput(name, 'is given more than once');
  const items = list ? texts.flatMap((text) => text.split(',')).filter((text) => text !== '') : texts;
  const values = items.map((text) => readText(type, text));
  return coerceInputValue(list ? values : values[0], type, (_path, _value, error) => {
    throw badInput(name, error.message);
  });
}

/** A number or Boolean where the type wants one, otherwise the text, which the type then takes or refuses. */
function readText(type: GraphQLInputType, text: string): unknown {
  const name = String(getNullableType(type));
  if (/^(Int|Float)$/.test(name) && /^-?\d+$/.test(text)) return Number(text);
  if (name === 'Boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
