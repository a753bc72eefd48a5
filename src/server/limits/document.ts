import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  Lexer,
  type SelectionNode,
  type SelectionSetNode,
  Source,
  TokenKind,
} from 'graphql';
import { measureArguments } from './arguments.ts';

/** The size of a document's text, known before parsing. */
export interface TextCost {
  /** Tokens without comments, counted up to one beyond the maximum. */
  readonly tokens: number;
  /** The nesting depth of brackets of any kind. */
  readonly nesting: number;
  /** The length of the longest name. */
  readonly name: number;
}

/** The size of a document with its fragments expanded; that of its largest definition. */
export interface DocumentCost {
  /** Fields, fragment spreads and inline fragments. */
  readonly selections: number;
  /** The nesting depth of fields. */
  readonly depth: number;
  readonly aliases: number;
  /** The most directives at one place. */
  readonly directives: number;
  /** Uses of variables. Validation visits those of a fragment once per operation that uses it. */
  readonly variables: number;
  /** The approximate number of values in the result of its introspection. */
  readonly introspection: number;
}

interface SelectionCost extends DocumentCost {
  /** The approximate number of values in the result, if the selections are introspection. */
  readonly values: number;
}

const NOTHING: SelectionCost = {
  selections: 0,
  depth: 0,
  aliases: 0,
  directives: 0,
  variables: 0,
  introspection: 0,
  values: 0,
};

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Scans a document without parsing it, since deep nesting would overflow the parser's stack.
 * @throws {GraphQLError} for an invalid token.
 */
export function scanText(text: string, maxTokens: number): TextCost {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let open = 0;
  let nesting = 0;
  let name = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF && tokens <= maxTokens; token = lexer.advance()) {
    const { kind } = token;
    tokens += 1;
    if (kind === TokenKind.NAME) name = Math.max(name, token.end - token.start);
    else if (OPENING.has(kind)) nesting = Math.max(nesting, ++open);
    else if (CLOSING.has(kind)) open -= 1;
  }
  return { tokens, nesting, name };
}

/**
 * Measures a document in linear time: each fragment is measured once. `sizes` has the number of values of each introspection
 * field.
 */
export function measureDocument(document: DocumentNode, sizes: ReadonlyMap<string, number>): DocumentCost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, SelectionCost>();

  function measureAll(set: SelectionSetNode): SelectionCost {
    return set.selections.map(measureOne).reduce(add, NOTHING);
  }

  function measureOne(selection: SelectionNode): SelectionCost {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return select(selection, measureFragment(selection.name.value));
    if (selection.kind === Kind.INLINE_FRAGMENT) return select(selection, measureAll(selection.selectionSet));
    const inner = selection.selectionSet ? measureAll(selection.selectionSet) : NOTHING;
    const name = selection.name.value;
    return select(selection, {
      ...inner,
      depth: inner.depth + 1,
      aliases: inner.aliases + (selection.alias ? 1 : 0),
      introspection: inner.introspection + (name === '__schema' || name === '__type' ? inner.values : 0),
      values: (sizes.get(name) ?? 1) * (1 + inner.values),
    });
  }

  function measureFragment(name: string): SelectionCost {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, NOTHING); // ends the recursion of a cyclic fragment, which validation rejects
    const fragment = fragments.get(name);
    const cost = fragment ? measureAll(fragment.selectionSet) : NOTHING;
    measured.set(name, cost);
    return cost;
  }

  let operations = NOTHING;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION)
      operations = add(operations, measureAll(definition.selectionSet));
    operations = { ...operations, directives: Math.max(operations.directives, ...directivesOf(definition)) };
  }
  return [...fragments.keys()].map(measureFragment).reduce((a, b) => combine(a, b, Math.max), operations);
}

function select(selection: SelectionNode, cost: SelectionCost): SelectionCost {
  const { variables } = measureArguments(selection);
  const directives = Math.max(cost.directives, selection.directives?.length ?? 0);
  return { ...cost, selections: cost.selections + 1, directives, variables: cost.variables + variables };
}

/** The numbers of directives on a definition itself and on each of its variables. */
const directivesOf = (definition: DefinitionNode): readonly number[] =>
  [definition, ...('variableDefinitions' in definition ? (definition.variableDefinitions ?? []) : [])].map(
    ({ directives = [] }) => directives.length,
  );

function add(a: SelectionCost, b: SelectionCost): SelectionCost {
  return combine(a, b, (x, y) => x + y);
}

function combine(a: SelectionCost, b: SelectionCost, join: (x: number, y: number) => number): SelectionCost {
  return {
    selections: join(a.selections, b.selections),
    depth: Math.max(a.depth, b.depth),
    aliases: join(a.aliases, b.aliases),
    directives: Math.max(a.directives, b.directives),
    variables: join(a.variables, b.variables),
    introspection: join(a.introspection, b.introspection),
    values: join(a.values, b.values),
  };
}
