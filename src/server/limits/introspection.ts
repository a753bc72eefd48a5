import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isUnionType } from 'graphql';

/**
 * The number of values of each introspection field, by name; 1 for absent ones. For lists within a type it is the average
 * over the types that have any.
 */
export function introspectionSizes(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap());
  const composites = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const abstracts = types.filter((type) => isInterfaceType(type) || isUnionType(type));
  const fields = composites.flatMap((type) => Object.values(type.getFields()));
  return new Map([
    ['types', types.length],
    ['directives', schema.getDirectives().length],
    ['fields', average(composites.map((type) => Object.keys(type.getFields()).length))],
    ['interfaces', average(composites.map((type) => type.getInterfaces().length))],
    ['possibleTypes', average(abstracts.map((type) => schema.getPossibleTypes(type).length))],
    ['inputFields', average(types.filter(isInputObjectType).map((type) => Object.keys(type.getFields()).length))],
    ['enumValues', average(types.filter(isEnumType).map((type) => type.getValues().length))],
    ['ofType', 0.5], // most type references are not wrapped
    ['args', average(fields.map((field) => field.args.length))],
  ]);
}

/** The average of the lengths that are not 0, and at least 1. */
function average(lengths: readonly number[]): number {
  const some = lengths.filter((length) => length > 0);
  return some.length === 0 ? 1 : some.reduce((sum, length) => sum + length, 0) / some.length;
}
