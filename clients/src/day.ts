import {
  type ArgumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

/** The argument that the fields below inherit. */
export const AT = 'at';

/** The day that holds at a place of a document, as the document writes it. */
export interface Day {
  readonly value: ValueNode;
  /** The field that names it, for messages. */
  readonly field: string;
}

/** The variables of an operation that a request may leave out; an argument that is one of these may inherit after all. */
export const optionalVariables = ({ variableDefinitions = [] }: OperationDefinitionNode): ReadonlySet<string> =>
  new Set(variableDefinitions.filter(mayBeAbsent).map(({ variable }) => variable.name.value));

const mayBeAbsent = ({ type, defaultValue }: VariableDefinitionNode): boolean =>
  type.kind !== Kind.NON_NULL_TYPE && defaultValue === undefined;

/** What a field itself says of the day. */
export const ownDay = ({ arguments: args = [] }: FieldNode): ValueNode | undefined =>
  args.find(({ name }) => name.value === AT)?.value;

/**
 * The day below a field that names one.
 * @throws where no document can say which day that is.
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
      `would inherit that day, which the document cannot say. Declare the variable as "$${name}: Date!", or with a default.`,
  );
}

/** The field with the day. */
export const withDay = (field: FieldNode, day: Day): FieldNode => ({
  ...field,
  arguments: [...(field.arguments ?? []), argument(AT, day.value)],
});

/** An argument, as a node of its own. */
const argument = (name: string, value: ValueNode): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: name },
  value,
});
