import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import { type Day, optionalVariables, withDay } from './day.ts';
import { type Walk, writeDays } from './selections.ts';
import type { Shape } from './shape.ts';

/**
 * The document with the inherited `at` on every field that takes one, so that a cache keeps the answers of two days
 * apart. The server gives the same answer to both. A fragment under two days becomes two: the first keeps its name.
 * A document that says its days is returned as it is.
 * @throws where a fragment is missing, or where the document cannot say which day is inherited.
 */
export function inheritAt(document: DocumentNode, shape: Shape): DocumentNode {
  const written = inheritAtIn(document.definitions, shape);
  const same = written.every((forms, index) => forms.length === 1 && forms[0] === document.definitions[index]);
  // Without `loc`, which would give the former text.
  return same ? document : { kind: Kind.DOCUMENT, definitions: written.flat() };
}

/** What stands for each of the definitions of one document: itself, what it says with its days, or a fragment's forms. */
export const inheritAtIn = (
  definitions: readonly DefinitionNode[],
  shape: Shape,
): readonly (readonly DefinitionNode[])[] => new Inheriting(definitions, shape).written();

class Inheriting {
  readonly #definitions: readonly DefinitionNode[];
  readonly #shape: Shape;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The forms of each fragment, by its name and then by its text; the first one has its name. */
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
    // What no operation here spreads has no day above it here.
    const alone = this.#walk(new Set());
    for (const [name, fragment] of this.#fragments) if (!this.#forms.has(name)) this.#form(alone, fragment, undefined);
    return operations.map((one) =>
      isFragment(one) ? [...(this.#forms.get(one.name.value)?.values() ?? [one])] : [one],
    );
  }

  #operation(operation: OperationDefinitionNode): OperationDefinitionNode {
    const root = this.#shape.roots[operation.operation];
    if (root === undefined) return operation;
    const walk = this.#walk(optionalVariables(operation));
    const selectionSet = writeDays(walk, operation.selectionSet, root, undefined);
    return selectionSet === operation.selectionSet ? operation : { ...operation, selectionSet };
  }

  /** How one operation is walked, with the forms that its spreads have by the day. */
  #walk(optional: ReadonlySet<string>): Walk {
    const known = new Map<string, FragmentDefinitionNode>();
    const walk: Walk = {
      shape: this.#shape,
      optional,
      write: withDay,
      spread: (spread, day) => {
        const name = spread.name.value;
        const fragment = this.#fragments.get(name);
        if (!fragment && !day) return spread;
        if (!fragment)
          throw new Error(`The fragment "${name}" is not in the document, and is spread where a day holds.`);
        const key = day ? `${name} ${print(day.value)}` : name;
        const form = known.get(key) ?? this.#form(walk, fragment, day);
        known.set(key, form);
        return form.name.value === name ? spread : { ...spread, name: form.name };
      },
    };
    return walk;
  }

  /** The fragment as it is where this day holds. */
  #form(walk: Walk, fragment: FragmentDefinitionNode, day: Day | undefined): FragmentDefinitionNode {
    const { name, selectionSet: before, typeCondition } = fragment;
    if (this.#open.includes(name.value)) throw new Error(`The fragment "${name.value}" spreads itself.`);
    this.#open.push(name.value);
    const selectionSet = writeDays(walk, before, typeCondition.name.value, day);
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
