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

/** The argument that passes the inherited day to a fragment. */
export const INHERITED = 'inheritedAt';

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

/** The optional arguments of a fragment. */
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

/** The fragments with a field that inherits its day from the fragment's spread. */
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
      // Its own argument sets the day, even if that is the fragment's argument for the inherited day.
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
