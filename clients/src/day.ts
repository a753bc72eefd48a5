import {
  type ArgumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

/** The argument that nested fields inherit. */
export const AT = 'at';

/** The day in effect at a position in a document. */
export interface Day {
  readonly value: ValueNode;
  /** The field that sets it, for messages. */
  readonly field: string;
}

/** The optional variables of an operation. An argument with an absent variable inherits its day. */
export const optionalVariables = ({ variableDefinitions = [] }: OperationDefinitionNode): ReadonlySet<string> =>
  new Set(variableDefinitions.filter(mayBeAbsent).map(({ variable }) => variable.name.value));

const mayBeAbsent = ({ type, defaultValue }: VariableDefinitionNode): boolean =>
  type.kind !== Kind.NON_NULL_TYPE && defaultValue === undefined;

/** The field's own `at`, if any. */
export const ownDay = ({ arguments: args = [] }: FieldNode): ValueNode | undefined =>
  args.find(({ name }) => name.value === AT)?.value;

/**
 * The day below a field with its own `at`.
 * @throws if it depends on whether a request sets a variable.
 */
export function dayBelow(
  outer: Day | undefined,
  field: FieldNode,
  value: ValueNode,
  optional: ReadonlySet<string>,
): Day {
  const named: Day = { value, field: field.name.value };
  if (!outer || value.kind !== Kind.VARIABLE || !optional.has(value.name.value)) return named;
  if (print(outer.value) === print(value)) return outer;
  const name = value.name.value;
  throw new Error(
    `"${named.field}(at: $${name})" is below "${outer.field}(at: ${print(outer.value)})", and a request without $${name} ` +
      `would inherit that day, which the document cannot express. Declare the variable as "$${name}: Date!" or give it a default.`,
  );
}

/** The field with the day added. */
export const withDay = (field: FieldNode, day: Day): FieldNode => ({
  ...field,
  arguments: [...(field.arguments ?? []), argument(AT, day.value)],
});

/** A new argument node. */
const argument = (name: string, value: ValueNode): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: name },
  value,
});
