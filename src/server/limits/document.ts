import {
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

/** What can be told of a document before it is parsed. */
export interface TextCost {
  /** Tokens without comments; counted no further than one past the most that is asked for. */
  readonly tokens: number;
  /** How deep brackets of any kind are nested. */
  readonly nesting: number;
  /** Characters of its longest name. */
  readonly name: number;
}

/** What a document asks for, with its fragments put in place: of its costliest definition. */
export interface DocumentCost {
  /** Fields, fragment spreads and inline fragments. */
  readonly selections: number;
  /** Fields within fields. */
  readonly depth: number;
  readonly aliases: number;
  /** Uses of variables: validation looks at those of a fragment once for each operation that reaches it. */
  readonly variables: number;
  /** About how many values its introspection answers. */
  readonly introspection: number;
}

interface SelectionCost extends DocumentCost {
  /** About how many values the selections answer, if they are introspection themselves. */
  readonly values: number;
}

const NOTHING: SelectionCost = { selections: 0, depth: 0, aliases: 0, variables: 0, introspection: 0, values: 0 };

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Scans a document without parsing it, since the parser's stack does not bear deep nesting.
 * @throws {GraphQLError} where the text holds something that is no token.
 */
export function scanText(text: string, mostTokens: number): TextCost {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let open = 0;
  let nesting = 0;
  let name = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF && tokens <= mostTokens; token = lexer.advance()) {
    const { kind } = token;
    tokens += 1;
    if (kind === TokenKind.NAME) name = Math.max(name, token.end - token.start);
    else if (OPENING.has(kind)) nesting = Math.max(nesting, ++open);
    else if (CLOSING.has(kind)) open -= 1;
  }
  return { tokens, nesting, name };
}

/**
 * Measures a document. A fragment is measured once however often it is spread,
 * so that this takes time in proportion to the document's length.
 * `sizes` says how many values a field of introspection answers.
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
    measured.set(name, NOTHING); // a fragment that spreads itself ends here, and validation refuses it
    const fragment = fragments.get(name);
    const cost = fragment ? measureAll(fragment.selectionSet) : NOTHING;
    measured.set(name, cost);
    return cost;
  }

  let operations = NOTHING;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION)
      operations = add(operations, measureAll(definition.selectionSet));
  }
  return [...fragments.keys()].map(measureFragment).reduce((a, b) => combine(a, b, Math.max), operations);
}

function select(selection: SelectionNode, cost: SelectionCost): SelectionCost {
  const { variables } = measureArguments(selection);
  return { ...cost, selections: cost.selections + 1, variables: cost.variables + variables };
}

function add(a: SelectionCost, b: SelectionCost): SelectionCost {
  return combine(a, b, (x, y) => x + y);
}

function combine(a: SelectionCost, b: SelectionCost, join: (x: number, y: number) => number): SelectionCost {
  return {
    selections: join(a.selections, b.selections),
    depth: Math.max(a.depth, b.depth),
    aliases: join(a.aliases, b.aliases),
    variables: join(a.variables, b.variables),
    introspection: join(a.introspection, b.introspection),
    values: join(a.values, b.values),
  };
}
