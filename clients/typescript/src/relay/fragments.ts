import {
  type ArgumentNode,
  type DirectiveNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  Kind,
  type ObjectValueNode,
  type SelectionSetNode,
} from 'graphql';
import { type InheritedName, ownValue } from '../as-of.ts';
import { takes } from '../selections.ts';
import type { Shape } from '../shape.ts';

/** The arguments that pass what is inherited to a fragment. */
export const INHERITED: Readonly<Record<InheritedName, string>> = { at: 'inheritedAt', inForce: 'inheritedInForce' };

/** The fragments of a project, by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The arguments of a fragment's `@argumentDefinitions`. */
export const definedArguments = ({ directives = [] }: FragmentDefinitionNode): readonly ArgumentNode[] =>
  argumentsOf(directives, 'argumentDefinitions');

/** The arguments of a spread's `@arguments`. */
export const givenArguments = ({ directives = [] }: FragmentSpreadNode): readonly ArgumentNode[] =>
  argumentsOf(directives, 'arguments');

/** Whether there is an argument of that name. */
export const has = (args: readonly ArgumentNode[], name: string): boolean =>
  args.some((one) => one.name.value === name);

const PASSED: ReadonlySet<string> = new Set(Object.values(INHERITED));

/** The optional arguments of a fragment. */
export const optionalArguments = (fragment: FragmentDefinitionNode): readonly string[] =>
  definedArguments(fragment).flatMap(({ name, value }) => {
    if (value.kind !== Kind.OBJECT || PASSED.has(name.value)) return [];
    const type = text(value, 'type');
    return type?.endsWith('!') || value.fields.some((field) => field.name.value === 'defaultValue') ? [] : [name.value];
  });

const text = ({ fields }: ObjectValueNode, name: string): string | undefined => {
  const value = fields.find((field) => field.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
};

const argumentsOf = (directives: readonly DirectiveNode[], name: string): readonly ArgumentNode[] =>
  directives.find((directive) => directive.name.value === name)?.arguments ?? [];

/** For each argument, the fragments with a field that inherits it from the fragment's spread. */
export const inheriting = (
  fragments: Fragments,
  shape: Shape,
): Readonly<Record<InheritedName, ReadonlySet<string>>> => ({
  at: fragmentsInheriting('at', fragments, shape),
  inForce: fragmentsInheriting('inForce', fragments, shape),
});

function fragmentsInheriting(name: InheritedName, fragments: Fragments, shape: Shape): ReadonlySet<string> {
  const found = new Set<string>();
  const isInherited = (set: SelectionSetNode, type: string): boolean =>
    set.selections.some((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return found.has(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return isInherited(selection.selectionSet, selection.typeCondition?.name.value ?? type);
      }
      const field = shape.types[type]?.[selection.name.value];
      if (!field) return false;
      if (takes(field, name)) {
        const own = ownValue(selection, name);
        // Its own argument sets it, unless that is the fragment's argument for what is inherited.
        return !own || (own.kind === Kind.VARIABLE && own.name.value === INHERITED[name]);
      }
      return selection.selectionSet !== undefined && isInherited(selection.selectionSet, field.type);
    });
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const [fragment, { selectionSet, typeCondition }] of fragments) {
      if (isInherited(selectionSet, typeCondition.name.value)) found.add(fragment);
    }
  }
  return found;
}
