import { type ArgumentNode, type DirectiveNode, Kind, type ValueNode } from 'graphql';

/** The size of a selection's arguments, including those of its directives. */
export interface ArgumentCost {
  /** Values, including nested ones. */
  readonly values: number;
  /** Uses of variables. */
  readonly variables: number;
}

interface WithArguments {
  readonly arguments?: readonly ArgumentNode[] | undefined;
  readonly directives?: readonly DirectiveNode[] | undefined;
}

/** Measures the arguments of a selection. */
export function measureArguments({ arguments: given = [], directives = [] }: WithArguments): ArgumentCost {
  let values = 0;
  let variables = 0;
  const open: ValueNode[] = [];
  for (const { value } of [...given, ...directives.flatMap((directive) => directive.arguments ?? [])]) open.push(value);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    values += 1;
    if (node.kind === Kind.VARIABLE) variables += 1;
    if (node.kind === Kind.LIST) for (const value of node.values) open.push(value);
    if (node.kind === Kind.OBJECT) for (const { value } of node.fields) open.push(value);
  }
  return { values, variables };
}
