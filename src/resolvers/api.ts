import {
  type GraphQLResolveInfo,
  type GraphQLScalarType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  valueFromASTUntyped,
} from 'graphql';
import { type Analyses, type ResponseObject, TYPE } from '../compiler/index.ts';
import { analysisFields, buildApi, type Model, ModelError, printSdl } from '../model/index.ts';
import { Answerer } from './answerer.ts';
import type { RequestContext } from './request-context.ts';

/** The executable API. */
export interface Api {
  /** The schema as text. */
  readonly sdl: string;
  readonly schema: GraphQLSchema;
  readonly answerer: Answerer;
}

/** Builds the API of a model. Its resolvers only pick the parts of the operation's answer. */
export function createApi(model: Model, analyses: Analyses): Api {
  const schema = buildApi(model);
  checkRegistered(model, analyses);
  // Printed before its scalars change.
  const sdl = printSdl(schema);
  const answerer = new Answerer(model, schema, analyses);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type) && !isSpecifiedScalarType(type)) passThrough(type);
    if (isAbstractType(type)) type.resolveType = (object: ResponseObject) => object[TYPE];
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const resolve = type.name === 'Query' ? resolveRoot(answerer) : resolveField;
    for (const field of Object.values(type.getFields())) field.resolve = resolve;
  }
  return { sdl, schema, answerer };
}

/** An analysis is registered by its SDL and by its code: one without the other would fail at run time. */
function checkRegistered(model: Model, analyses: Analyses): void {
  const declared = analysisFields(model);
  const missing = declared
    .filter(({ name }) => !Object.hasOwn(analyses, name))
    .map((field) => ({
      ...field,
      message: `No analysis is registered for ${field.name}: see src/analysis/analyses.ts.`,
    }));
  if (missing.length > 0) throw ModelError.of(missing);
  const names = declared.map(({ name }) => name);
  const undeclared = Object.keys(analyses).filter((name) => !names.includes(name));
  if (undeclared.length > 0) {
    throw new ModelError(
      `No SDL in schema/analysis declares ${undeclared.join(', ')}, which src/analysis/analyses.ts registers.`,
    );
  }
}

const resolveField = (object: ResponseObject, _args: unknown, _context: unknown, info: GraphQLResolveInfo): unknown =>
  object[info.path.key];

const resolveRoot =
  (answerer: Answerer) =>
  async (_root: unknown, _args: unknown, context: RequestContext, info: GraphQLResolveInfo): Promise<unknown> => {
    const fragments = new Map(Object.entries(info.fragments));
    const request = { definition: info.operation, fragments, variables: info.variableValues };
    const { root } = await answerer.answer(context, request);
    return root[info.path.key];
  };

/** Passes values of a scalar through unchecked. They are checked when bound, where errors can name the argument. */
function passThrough(type: GraphQLScalarType): void {
  type.serialize = String;
  type.parseValue = (value) => value;
  type.parseLiteral = (node, variables) => valueFromASTUntyped(node, variables);
}
