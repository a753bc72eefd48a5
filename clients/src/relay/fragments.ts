import {
  type ArgumentNode,
  type DirectiveNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  Kind,
  type ObjectValueNode,
  type SelectionSetNode,
} from 'graphql';
import { AT, ownDay } from '../day.ts';
import type { Shape } from '../shape.ts';

/** The argument by which a fragment is told the day that holds where it is spread. */
export const INHERITED = 'inheritedAt';

/** The fragments of a project, by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** An argument of a fragment's `@argumentDefinitions`. */
export const definedArguments = ({ directives = [] }: FragmentDefinitionNode): readonly ArgumentNode[] =>
  argumentsOf(directives, 'argumentDefinitions');

/** An argument of a spread's `@arguments`. */
export const givenArguments = ({ directives = [] }: FragmentSpreadNode): readonly ArgumentNode[] =>
  argumentsOf(directives, 'arguments');

/** Whether an argument of that name is among them. */
export const has = (args: readonly ArgumentNode[], name: string): boolean =>
  args.some((one) => one.name.value === name);

/** The arguments of a fragment that may be left out. */
export const optionalArguments = (fragment: FragmentDefinitionNode): readonly string[] =>
  definedArguments(fragment).flatMap(({ name, value }) => {
    if (value.kind !== Kind.OBJECT || name.value === INHERITED) return [];
    const type = text(value, 'type');
    return type?.endsWith('!') || value.fields.some((field) => field.name.value === 'defaultValue') ? [] : [name.value];
  });

const text = ({ fields }: ObjectValueNode, name: string): string | undefined => {
  const value = fields.find((field) => field.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
};

const argumentsOf = (directives: readonly DirectiveNode[], name: string): readonly ArgumentNode[] =>
  directives.find((directive) => directive.name.value === name)?.arguments ?? [];

/** The fragments with a field that would inherit its day from where the fragment is spread. */
export function inheriting(fragments: Fragments, shape: Shape): ReadonlySet<string> {
  const found = new Set<string>();
  const inherits = (set: SelectionSetNode, type: string): boolean =>
    set.selections.some((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return found.has(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return inherits(selection.selectionSet, selection.typeCondition?.name.value ?? type);
      }
      const field = shape.types[type]?.[selection.name.value];
      if (!field) return false;
      // Its own argument says the day, also where this is the one that the fragment is told.
      if (field.args?.includes(AT)) {
        const own = ownDay(selection);
        if (!own || (own.kind === Kind.VARIABLE && own.name.value === INHERITED)) return true;
        return false;
      }
      return selection.selectionSet !== undefined && inherits(selection.selectionSet, field.type);
    });
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const [name, { selectionSet, typeCondition }] of fragments) {
      if (inherits(selectionSet, typeCondition.name.value)) found.add(name);
    }
  }
  return found;
}
