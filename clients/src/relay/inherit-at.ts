import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { type Day, optionalVariables } from '../day.ts';
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
 * Computes the edits that write the inherited `at` on every field in the documents of a Relay project. Relay compiles each
 * fragment separately, so a fragment used under a day gets it as an argument, `inheritedAt`.
 * @returns the edits of each document
 * @throws if a fragment is missing, or if an inherited day depends on whether a request sets a variable
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
  readonly #inheriting: ReadonlySet<string>;
  /** The fragments that get a day as an argument. */
  readonly #receiving: Set<string>;
  /** A fragment may use any variable of the operations that spread it. */
  readonly #optional: readonly string[];

  constructor(definitions: readonly DefinitionNode[], shape: Shape) {
    const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
    const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    this.#shape = shape;
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#inheriting = inheriting(this.#fragments, shape);
    this.#receiving = new Set(
      fragments.filter((one) => has(definedArguments(one), INHERITED)).map(({ name }) => name.value),
    );
    this.#optional = operations.flatMap((operation) => [...optionalVariables(operation)]);
    // A fragment that gets a day passes it to others.
    for (let before = -1; before < this.#receiving.size; ) {
      before = this.#receiving.size;
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
      writeDays(this.#walk(optionalVariables(operation), edits), operation.selectionSet, root, undefined);
    }
    return edits;
  }

  #fragment(fragment: FragmentDefinitionNode): readonly Edit[] {
    const { name, selectionSet, typeCondition } = fragment;
    const receives = this.#receiving.has(name.value);
    const edits: Edit[] = receives && !has(definedArguments(fragment), INHERITED) ? [definitionEdit(fragment)] : [];
    const walk = this.#walk(new Set([...this.#optional, ...optionalArguments(fragment)]), edits);
    writeDays(walk, selectionSet, typeCondition.name.value, receives ? inherited(name.value) : undefined);
    return edits;
  }

  #walk(optional: ReadonlySet<string>, edits: Edit[]): Walk {
    return {
      shape: this.#shape,
      optional,
      write: (field, day) => {
        edits.push(fieldEdit(field, day));
        return field;
      },
      spread: (spread, day) => {
        const name = spread.name.value;
        if (!day) return spread;
        if (!this.#fragments.has(name)) throw new Error(`The fragment "${name}" is not in any of the files.`);
        if (!this.#inheriting.has(name)) return spread;
        this.#receiving.add(name);
        if (!has(givenArguments(spread), INHERITED)) edits.push(spreadEdit(spread, day));
        return spread;
      },
    };
  }
}

/** The file and line of a definition, for messages. */
const placeOf = ({ loc }: DefinitionNode): string =>
  loc ? `${loc.source.name}:${loc.startToken.line + loc.source.locationOffset.line - 1}: ` : '';

/** The day of a fragment that gets it as an argument. */
const inherited = (field: string): Day => ({
  value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: INHERITED } },
  field,
});
