import { type GraphQLField, isObjectType } from 'graphql';
import { DEFAULT_LEVEL, IN_FORCE_LEVELS, type InForceLevel } from '../../domain/index.ts';
import type { Context } from './context.ts';
import type { AsOf, FieldSite } from './field-site.ts';
import { type GivenArguments, readArguments, resolveInput } from './input.ts';

/** The arguments given to a field of an object type. */
export function argumentsOf({ context, nodes: [node], position }: FieldSite, typeName: string): GivenArguments {
  const type = context.schema.getType(typeName);
  const field: GraphQLField<unknown, unknown> | undefined = isObjectType(type)
    ? type.getFields()[node.name.value]
    : undefined;
  return field ? readArguments(node, field, { variables: context.variables, path: position.path }) : new Map();
}

/**
 * The site of a field with its own `at` and `inForce`; without one of them, that of the field above applies. `at: null`
 * removes the day, `inForce: null` stands for the default.
 */
export function atDay(site: FieldSite, given: GivenArguments): FieldSite {
  const [at, inForce] = [given.get('at'), given.get('inForce')];
  if (!at && !inForce) return site;
  const { context, position } = site;
  const day = at?.kind === 'leaf' ? context.parameters.value(at.source, 'Date', argumentPath(site, 'at')) : undefined;
  return { ...site, position: { ...position, at: at ? day : position.at, level: levelOf(site, given) } };
}

/** How surely facts must be in force on the day of a field: by its own `inForce`, or as the field above has it. */
export function levelOf({ context, position }: FieldSite, given: GivenArguments): InForceLevel {
  const inForce = given.get('inForce');
  if (!inForce) return position.level;
  const value = resolveInput(inForce, context.variables);
  return IN_FORCE_LEVELS.find((level) => level === value) ?? DEFAULT_LEVEL;
}

/** The path of an argument, for errors. */
export const argumentPath = ({ position }: FieldSite, name: string): string => `${position.path}.${name}`;

/**
 * Adds the default values of the schema to the given arguments. Null counts as omitted if there is a default. A page
 * from the end (`last`) has no default `first`.
 */
export function withDefaults(field: GraphQLField<unknown, unknown> | undefined, given: GivenArguments): GivenArguments {
  const all = new Map(given);
  const isGiven = (name: string): boolean => (given.get(name) ?? { kind: 'null' }).kind !== 'null';
  for (const { name, defaultValue: value } of field?.args ?? []) {
    if (value === undefined || isGiven(name) || (name === 'first' && isGiven('last'))) continue;
    all.set(name, { kind: 'leaf', source: { kind: 'literal', value } });
  }
  return all;
}

/** An argument, or a part of it, that is compiled to a condition or an order. */
export interface ArgumentSite extends AsOf {
  readonly context: Context;
  /** Its path, for errors. */
  readonly path: string;
}

/** The site of an argument of a field. */
export const argumentSite = (site: FieldSite, name: string): ArgumentSite => ({
  context: site.context,
  path: argumentPath(site, name),
  at: site.position.at,
  level: site.position.level,
});

/** The site of a part of an argument. */
export const within = (site: ArgumentSite, key: string | number): ArgumentSite => ({
  ...site,
  path: `${site.path}.${key}`,
});
