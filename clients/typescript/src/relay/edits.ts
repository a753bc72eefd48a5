import { type ASTNode, type FieldNode, type FragmentDefinitionNode, type FragmentSpreadNode, print } from 'graphql';
import { type AsOf, INHERITED_TYPES, type InheritedName } from '../as-of.ts';
import { definedArguments, givenArguments, INHERITED } from './fragments.ts';

/** A text to insert at a position in a document. */
export interface Edit {
  readonly at: number;
  readonly text: string;
}

/** Adds arguments to a field. */
export const fieldEdit = ({ name, arguments: args = [] }: FieldNode, added: AsOf): Edit => {
  const last = args.at(-1);
  const text = added.map((one) => `${one.name}: ${print(one.value)}`).join(', ');
  return last ? { at: end(last), text: `, ${text}` } : { at: end(name), text: `(${text})` };
};

/** Adds what is in effect as arguments of a spread. */
export const spreadEdit = (spread: FragmentSpreadNode, added: AsOf): Edit => {
  const last = givenArguments(spread).at(-1);
  const text = added.map(({ name, value }) => `${INHERITED[name]}: ${print(value)}`).join(', ');
  return last ? { at: end(last), text: `, ${text}` } : { at: end(spread.name), text: ` @arguments(${text})` };
};

/** Declares the fragment's arguments for what is in effect. */
export const definitionEdit = (fragment: FragmentDefinitionNode, names: readonly InheritedName[]): Edit => {
  const last = definedArguments(fragment).at(-1);
  const text = names.map((name) => `${INHERITED[name]}: { type: "${INHERITED_TYPES[name]}" }`).join(', ');
  return last
    ? { at: end(last), text: `, ${text}` }
    : { at: end(fragment.typeCondition), text: ` @argumentDefinitions(${text})` };
};

const end = (node: ASTNode): number => node.loc?.end ?? 0;

/** Applies the edits to a text. */
export function edited(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => b.at - a.at);
  return sorted.reduce((result, edit) => result.slice(0, edit.at) + edit.text + result.slice(edit.at), text);
}
