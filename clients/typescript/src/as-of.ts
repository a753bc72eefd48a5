import {
  type ArgumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

/** The arguments that nested fields inherit, each by itself, and the types of their variables. */
export const INHERITED_TYPES = { at: 'Date', inForce: 'InForceLevel' } as const;
export type InheritedName = keyof typeof INHERITED_TYPES;
export const INHERITED_NAMES = Object.keys(INHERITED_TYPES) as readonly InheritedName[];

/** An inherited argument that is in effect at a position in a document. */
export interface InEffect {
  readonly name: InheritedName;
  readonly value: ValueNode;
  /** The field that sets it, for messages. */
  readonly field: string;
}

/** The day and the level in effect at a position: those that are set. */
export type AsOf = readonly InEffect[];

/** The optional variables of an operation. A field inherits if the variable of its argument is absent. */
export const optionalVariables = ({ variableDefinitions = [] }: OperationDefinitionNode): ReadonlySet<string> =>
  new Set(variableDefinitions.filter(mayBeAbsent).map(({ variable }) => variable.name.value));

const mayBeAbsent = ({ type, defaultValue }: VariableDefinitionNode): boolean =>
  type.kind !== Kind.NON_NULL_TYPE && defaultValue === undefined;

/** The field's own argument of that name, if any. */
export const ownValue = ({ arguments: args = [] }: FieldNode, name: InheritedName): ValueNode | undefined =>
  args.find((one) => one.name.value === name)?.value;

/** What a field sets of the arguments that it takes. */
export const ownValues = (field: FieldNode, taken: readonly InheritedName[]): AsOf =>
  taken.flatMap((name) => {
    const value = ownValue(field, name);
    return value ? [{ name, value, field: field.name.value }] : [];
  });

/**
 * What is in effect below a field, by what is above it and what it sets.
 * @throws if it depends on whether a request sets a variable.
 */
export const asOfBelow = (outer: AsOf, own: AsOf, optional: ReadonlySet<string>): AsOf =>
  INHERITED_NAMES.flatMap((argument) => {
    const [above, set] = [outer, own].map((all) => all.find(({ name }) => name === argument));
    return set ? [below(above, set, optional)] : (above ?? []);
  });

function below(outer: InEffect | undefined, own: InEffect, optional: ReadonlySet<string>): InEffect {
  const { name, value, field } = own;
  if (!outer || value.kind !== Kind.VARIABLE || !optional.has(value.name.value)) return own;
  if (print(outer.value) === print(value)) return outer;
  const variable = value.name.value;
  throw new Error(
    `"${field}(${name}: $${variable})" is below "${outer.field}(${name}: ${print(outer.value)})", and a request without $${variable} ` +
      `would inherit that ${name === 'at' ? 'day' : 'level'}, which the document cannot express. ` +
      `Declare the variable as "$${variable}: ${INHERITED_TYPES[name]}!" or give it a default.`,
  );
}

/** Identifies what is in effect. */
export const keyOf = (asOf: AsOf): string => asOf.map(({ name, value }) => `${name}: ${print(value)}`).join(', ');

/** The field with the arguments added. */
export const withArguments = (field: FieldNode, added: AsOf): FieldNode => ({
  ...field,
  arguments: [...(field.arguments ?? []), ...added.map(({ name, value }) => argument(name, value))],
});

/** A new argument node. */
const argument = (name: string, value: ValueNode): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: name },
  value,
});
