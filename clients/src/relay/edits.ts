import { type ASTNode, type FieldNode, type FragmentDefinitionNode, type FragmentSpreadNode, print } from 'graphql';
import { AT, type Day } from '../day.ts';
import { definedArguments, givenArguments, INHERITED } from './fragments.ts';

/** A text to insert at a position in a document. */
export interface Edit {
  readonly at: number;
  readonly text: string;
}

/** Adds the day to a field. */
export const fieldEdit = ({ name, arguments: args = [] }: FieldNode, { value }: Day): Edit => {
  const last = args.at(-1);
  const argument = `${AT}: ${print(value)}`;
  return last ? { at: end(last), text: `, ${argument}` } : { at: end(name), text: `(${argument})` };
};

/** Adds the day as an argument of a spread. */
export const spreadEdit = (spread: FragmentSpreadNode, { value }: Day): Edit => {
  const last = givenArguments(spread).at(-1);
  const argument = `${INHERITED}: ${print(value)}`;
  return last ? { at: end(last), text: `, ${argument}` } : { at: end(spread.name), text: ` @arguments(${argument})` };
};

/** Declares the fragment's argument for the day. */
export const definitionEdit = (fragment: FragmentDefinitionNode): Edit => {
  const last = definedArguments(fragment).at(-1);
  const argument = `${INHERITED}: { type: "Date" }`;
  return last
    ? { at: end(last), text: `, ${argument}` }
    : { at: end(fragment.typeCondition), text: ` @argumentDefinitions(${argument})` };
};

const end = (node: ASTNode): number => node.loc?.end ?? 0;

/** Applies the edits to a text. */
export function edited(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => b.at - a.at);
  return sorted.reduce((result, edit) => result.slice(0, edit.at) + edit.text + result.slice(edit.at), text);
}
