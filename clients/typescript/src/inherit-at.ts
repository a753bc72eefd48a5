import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import { type AsOf, keyOf, optionalVariables, withArguments } from './as-of.ts';
import { type Walk, writeDays } from './selections.ts';
import type { Shape } from './shape.ts';

/**
 * Writes the inherited `at` and `inForce` on every field that takes them, so that a cache keeps the results of two days or
 * levels apart. The server's response is the same. A fragment used under two of them is copied; the first one keeps its name.
 * A complete document is returned unchanged.
 * @throws if a fragment is missing, or if what is inherited depends on whether a request sets a variable.
 */
export function inheritAt(document: DocumentNode, shape: Shape): DocumentNode {
  const written = inheritAtIn(document.definitions, shape);
  const same = written.every((forms, index) => forms.length === 1 && forms[0] === document.definitions[index]);
  // Without `loc`, which refers to the original text.
  return same ? document : { kind: Kind.DOCUMENT, definitions: written.flat() };
}

/** The replacement of each definition: itself, itself with days, or a fragment's copies. */
export const inheritAtIn = (
  definitions: readonly DefinitionNode[],
  shape: Shape,
): readonly (readonly DefinitionNode[])[] => new Inheriting(definitions, shape).written();

class Inheriting {
  readonly #definitions: readonly DefinitionNode[];
  readonly #shape: Shape;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The copies of each fragment by name and text; the first one keeps the name. */
  readonly #forms = new Map<string, Map<string, FragmentDefinitionNode>>();
  readonly #names: Set<string>;
  readonly #open: string[] = [];

  constructor(definitions: readonly DefinitionNode[], shape: Shape) {
    this.#definitions = definitions;
    this.#shape = shape;
    this.#fragments = new Map(definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]));
    this.#names = new Set(this.#fragments.keys());
  }

  written(): readonly (readonly DefinitionNode[])[] {
    const operations = this.#definitions.map((one) =>
      one.kind === Kind.OPERATION_DEFINITION ? this.#operation(one) : one,
    );
    // A fragment that no operation here uses has no inherited day.
    const alone = this.#walk(new Set());
    for (const [name, fragment] of this.#fragments) if (!this.#forms.has(name)) this.#form(alone, fragment, []);
    return operations.map((one) =>
      isFragment(one) ? [...(this.#forms.get(one.name.value)?.values() ?? [one])] : [one],
    );
  }

  #operation(operation: OperationDefinitionNode): OperationDefinitionNode {
    const root = this.#shape.roots[operation.operation];
    if (root === undefined) return operation;
    const walk = this.#walk(optionalVariables(operation));
    const selectionSet = writeDays(walk, operation.selectionSet, root, []);
    return selectionSet === operation.selectionSet ? operation : { ...operation, selectionSet };
  }

  /** The walk of one operation, which caches the copy of each fragment by what is in effect. */
  #walk(optional: ReadonlySet<string>): Walk {
    const known = new Map<string, FragmentDefinitionNode>();
    const walk: Walk = {
      shape: this.#shape,
      optional,
      write: withArguments,
      spread: (spread, asOf) => {
        const name = spread.name.value;
        const fragment = this.#fragments.get(name);
        const [first] = asOf;
        if (!fragment && !first) return spread;
        if (!fragment)
          throw new Error(`The fragment "${name}" is not in the document but is used below an "${first?.name}".`);
        const key = `${name} ${keyOf(asOf)}`;
        const form = known.get(key) ?? this.#form(walk, fragment, asOf);
        known.set(key, form);
        return form.name.value === name ? spread : { ...spread, name: form.name };
      },
    };
    return walk;
  }

  /** The copy of the fragment for what is in effect. */
  #form(walk: Walk, fragment: FragmentDefinitionNode, asOf: AsOf): FragmentDefinitionNode {
    const { name, selectionSet: before, typeCondition } = fragment;
    if (this.#open.includes(name.value)) throw new Error(`The fragment "${name.value}" spreads itself.`);
    this.#open.push(name.value);
    const selectionSet = writeDays(walk, before, typeCondition.name.value, asOf);
    this.#open.pop();
    const forms = this.#forms.get(name.value) ?? new Map<string, FragmentDefinitionNode>();
    this.#forms.set(name.value, forms);
    const text = print(selectionSet);
    const known = forms.get(text);
    if (known) return known;
    const written = selectionSet === before ? fragment : { ...fragment, selectionSet };
    const form: FragmentDefinitionNode =
      forms.size === 0 ? written : { ...written, name: { kind: Kind.NAME, value: this.#nameFor(name.value) } };
    forms.set(text, form);
    return form;
  }

  #nameFor(fragment: string): string {
    for (let number = 2; ; number++) {
      const name = `${fragment}_${number}`;
      if (this.#names.has(name)) continue;
      this.#names.add(name);
      return name;
    }
  }
}

const isFragment = (definition: DefinitionNode): definition is FragmentDefinitionNode =>
  definition.kind === Kind.FRAGMENT_DEFINITION;
