import {
  type ASTNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** A response key, the name of an argument or input field, or the index of an item of a list. */
type Step = string | number;

/** A place in an operation, linked to the one around it: a document may nest deeply. */
interface Place {
  readonly outer: Place | undefined;
  readonly step: Step;
}

/** A part of a variable's value: the way to it, and whether it is an object. */
export interface VariablePart {
  readonly steps: readonly Step[];
  readonly isObject: boolean;
}

const WHOLE: VariablePart = { steps: [], isObject: false };

const within = (outer: Place | undefined, step: Step): Place => ({ outer, step });

/**
 * The path of an argument, as errors name it: the response keys of its field, its name, and the names within it. A list of
 * objects has the index of the object; one of other values is named as a whole.
 */
function pathOf(place: Place, isObject = false): string {
  const steps: Step[] = [];
  for (let at: Place | undefined = place; at; at = at.outer) {
    if (isObject || steps.length > 0 || typeof at.step === 'string') steps.push(at.step);
  }
  return steps.reverse().join('.');
}

/** A missing argument: the only error about one that no node stands for. */
const MISSING_ARGUMENT = /^Field "\w+" argument "(\w+)" of type /;

/** Where the values of a document stand in arguments of fields, which errors of graphql-js do not say. */
export class ArgumentPlaces {
  readonly #fragments: Fragments;
  readonly #places = new Map<ASTNode, Place>();
  /** Where each variable stands first. */
  readonly #variables = new Map<string, Place>();
  readonly #fields = new Map<FieldNode, Place>();

  /** A fragment stands where it is first spread. */
  constructor(operations: readonly OperationDefinitionNode[], fragments: Fragments) {
    this.#fragments = fragments;
    for (const { selectionSet, variableDefinitions = [] } of operations) {
      this.#select(selectionSet, undefined, new Set());
      for (const { variable, defaultValue } of variableDefinitions) {
        const place = this.#variables.get(variable.name.value);
        if (place && defaultValue) this.#value(defaultValue, place);
      }
    }
  }

  /** The argument that an error of validation is about; undefined if it is about none. */
  ofError({ message, nodes = [] }: GraphQLError): string | undefined {
    const [, missing] = MISSING_ARGUMENT.exec(message) ?? [];
    const field = missing === undefined ? undefined : nodes.find((node) => node.kind === Kind.FIELD);
    const keys = field && this.#fields.get(field);
    if (keys && missing !== undefined) return pathOf(within(keys, missing));
    const placed = nodes.find((node) => this.#places.has(node));
    const place = placed && this.#places.get(placed);
    return place && pathOf(place, placed.kind === Kind.OBJECT);
  }

  /** The argument in which a part of a variable's value stands first; undefined if it stands in none. */
  ofVariable(name: string, { steps, isObject }: VariablePart = WHOLE): string | undefined {
    const place = this.#variables.get(name);
    return place && pathOf(steps.reduce<Place>(within, place), isObject);
  }

  #select({ selections }: SelectionSetNode, keys: Place | undefined, spread: Set<string>): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) this.#field(selection, keys, spread);
      else if (selection.kind === Kind.INLINE_FRAGMENT) this.#select(selection.selectionSet, keys, spread);
      else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = this.#fragments.get(selection.name.value);
        if (fragment) this.#select(fragment.selectionSet, keys, spread);
      }
    }
  }

  #field(node: FieldNode, outer: Place | undefined, spread: Set<string>): void {
    const keys = within(outer, (node.alias ?? node.name).value);
    this.#fields.set(node, keys);
    for (const argument of node.arguments ?? []) {
      const place = within(keys, argument.name.value);
      this.#put(argument, place);
      this.#put(argument.name, place);
      this.#value(argument.value, place);
    }
    if (node.selectionSet) this.#select(node.selectionSet, keys, spread);
  }

  #value(node: ValueNode, place: Place): void {
    this.#put(node, place);
    if (node.kind === Kind.VARIABLE) {
      const { value } = node.name;
      if (!this.#variables.has(value)) this.#variables.set(value, place);
    }
    if (node.kind === Kind.LIST)
      for (const [index, item] of node.values.entries()) this.#value(item, within(place, index));
    if (node.kind !== Kind.OBJECT) return;
    for (const field of node.fields) {
      const inner = within(place, field.name.value);
      this.#put(field, inner);
      this.#put(field.name, inner);
      this.#value(field.value, inner);
    }
  }

  #put(node: ASTNode, place: Place): void {
    if (!this.#places.has(node)) this.#places.set(node, place);
  }
}
