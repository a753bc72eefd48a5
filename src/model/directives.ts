import type { ConstDirectiveNode, DefinitionNode, DocumentNode } from 'graphql';
import { valueFromASTUntyped } from 'graphql';

/** A mistake in the SDL of the model; the message names the file's type and field. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** The arguments of a directive, as plain data. */
export type DirectiveArguments = Readonly<Record<string, unknown>>;

interface Directed {
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

/** The arguments of the directive on the node, or undefined where it is not there. */
export function directiveOf(node: Directed, name: string): DirectiveArguments | undefined {
  return directivesOf(node, name)[0];
}

/** The definitions of one kind, by name. */
export function definitionsOf<K extends DefinitionNode['kind']>(
  document: DocumentNode,
  kind: K,
): readonly Extract<DefinitionNode, { kind: K }>[] {
  return document.definitions.filter(
    (definition): definition is Extract<DefinitionNode, { kind: K }> => definition.kind === kind,
  );
}
