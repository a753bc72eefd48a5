import type { ConstDirectiveNode, DefinitionNode, DocumentNode } from 'graphql';
import { valueFromASTUntyped } from 'graphql';

/** The arguments of a directive, as plain data. */
export type DirectiveArguments = Readonly<Record<string, unknown>>;

export interface Directed {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

const argumentsOf = (node: ConstDirectiveNode): DirectiveArguments =>
  Object.fromEntries(
    (node.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
  );

/** The arguments of each use of the directive on the node. */
export function directivesOf(node: Directed, name: string): readonly DirectiveArguments[] {
  return (node.directives ?? []).filter((directive) => directive.name.value === name).map(argumentsOf);
}

/** The arguments of the directive on the node; undefined if the node does not have it. */
export function directiveOf(node: Directed, name: string): DirectiveArguments | undefined {
  return directivesOf(node, name)[0];
}

/** Whether the node has the directive. */
export const hasDirective = (node: Directed, name: string): boolean => directiveOf(node, name) !== undefined;

/** The definitions of one kind. */
export function definitionsOf<K extends DefinitionNode['kind']>(
  document: DocumentNode,
  kind: K,
): readonly Extract<DefinitionNode, { kind: K }>[] {
  return document.definitions.filter(
    (definition): definition is Extract<DefinitionNode, { kind: K }> => definition.kind === kind,
  );
}
