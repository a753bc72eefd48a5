import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { INHERITED_NAMES, type InEffect, type InheritedName, optionalVariables } from '../as-of.ts';
import { type Walk, writeDays } from '../selections.ts';
import type { Shape } from '../shape.ts';
import { definitionEdit, type Edit, fieldEdit, spreadEdit } from './edits.ts';
import {
  definedArguments,
  type Fragments,
  givenArguments,
  has,
  INHERITED,
  inheriting,
  optionalArguments,
} from './fragments.ts';

/**
 * Computes the edits that write the inherited `at` and `inForce` on every field in the documents of a Relay project. Relay
 * compiles each fragment separately, so a fragment used under a day or a level gets it as an argument, `inheritedAt` or
 * `inheritedInForce`.
 * @returns the edits of each document
 * @throws if a fragment is missing, or if what is inherited depends on whether a request sets a variable
 */
export function relayEdits(documents: readonly DocumentNode[], shape: Shape): readonly (readonly Edit[])[] {
  const project = new Project(
    documents.flatMap(({ definitions }) => definitions),
    shape,
  );
  return documents.map(({ definitions }) => definitions.flatMap((definition) => project.edits(definition)));
}

class Project {
  readonly #shape: Shape;
  readonly #fragments: Fragments;
  readonly #inheriting: Readonly<Record<InheritedName, ReadonlySet<string>>>;
  /** The fragments that get a day or a level as an argument. */
  readonly #receiving: Readonly<Record<InheritedName, Set<string>>>;
  /** A fragment may use any variable of the operations that spread it. */
  readonly #optional: readonly string[];

  constructor(definitions: readonly DefinitionNode[], shape: Shape) {
    const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
    const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    this.#shape = shape;
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#inheriting = inheriting(this.#fragments, shape);
    const receiving = (argument: InheritedName): Set<string> =>
      new Set(fragments.filter((one) => has(definedArguments(one), INHERITED[argument])).map(({ name }) => name.value));
    this.#receiving = { at: receiving('at'), inForce: receiving('inForce') };
    this.#optional = operations.flatMap((operation) => [...optionalVariables(operation)]);
    // A fragment that gets a day passes it to others.
    const received = (): number => this.#receiving.at.size + this.#receiving.inForce.size;
    for (let before = -1; before < received(); ) {
      before = received();
      for (const definition of definitions) this.edits(definition);
    }
  }

  edits(definition: DefinitionNode): readonly Edit[] {
    try {
      if (definition.kind === Kind.OPERATION_DEFINITION) return this.#operation(definition);
      return definition.kind === Kind.FRAGMENT_DEFINITION ? this.#fragment(definition) : [];
    } catch (error) {
      throw new Error(`${placeOf(definition)}${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #operation(operation: OperationDefinitionNode): readonly Edit[] {
    const root = this.#shape.roots[operation.operation];
    const edits: Edit[] = [];
    if (root !== undefined) {
      writeDays(this.#walk(optionalVariables(operation), edits), operation.selectionSet, root, []);
    }
    return edits;
  }

  #fragment(fragment: FragmentDefinitionNode): readonly Edit[] {
    const { name, selectionSet, typeCondition } = fragment;
    const receives = INHERITED_NAMES.filter((one) => this.#receiving[one].has(name.value));
    const undefinedYet = receives.filter((one) => !has(definedArguments(fragment), INHERITED[one]));
    const edits: Edit[] = undefinedYet.length > 0 ? [definitionEdit(fragment, undefinedYet)] : [];
    const walk = this.#walk(new Set([...this.#optional, ...optionalArguments(fragment)]), edits);
    const asOf = receives.map((one) => inherited(one, name.value));
    writeDays(walk, selectionSet, typeCondition.name.value, asOf);
    return edits;
  }

  #walk(optional: ReadonlySet<string>, edits: Edit[]): Walk {
    return {
      shape: this.#shape,
      optional,
      write: (field, added) => {
        edits.push(fieldEdit(field, added));
        return field;
      },
      spread: (spread, asOf) => {
        const fragment = spread.name.value;
        if (asOf.length === 0) return spread;
        if (!this.#fragments.has(fragment)) throw new Error(`The fragment "${fragment}" is not in any of the files.`);
        const passed = asOf.filter(({ name }) => this.#inheriting[name].has(fragment));
        for (const { name } of passed) this.#receiving[name].add(fragment);
        const added = passed.filter(({ name }) => !has(givenArguments(spread), INHERITED[name]));
        if (added.length > 0) edits.push(spreadEdit(spread, added));
        return spread;
      },
    };
  }
}

/** The file and line of a definition, for messages. */
const placeOf = ({ loc }: DefinitionNode): string =>
  loc ? `${loc.source.name}:${loc.startToken.line + loc.source.locationOffset.line - 1}: ` : '';

/** What a fragment gets as an argument. */
const inherited = (name: InheritedName, field: string): InEffect => ({
  name,
  value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: INHERITED[name] } },
  field,
});
