import { Composer, type Document, Lexer, LineCounter, Parser } from 'yaml';
import { formFaults } from './yaml-form.ts';

/** What is wrong at an offset of a YAML text. */
export interface YamlFault {
  readonly offset: number;
  readonly message: string;
}

/** A YAML text as far as it could be read. */
export interface ReadYaml {
  readonly document: Document.Parsed | undefined;
  /** Empty where it is right. */
  readonly faults: readonly YamlFault[];
  readonly lines: LineCounter;
}

/** Levels that a file may be nested: no mapping, seed or decision has ten. */
const DEEPEST = 100;

/** Reads a text as YAML: one document of plain values, which are nested within bounds, and that no alias blows up. */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const fail = (...faults: readonly YamlFault[]): ReadYaml => ({ document: undefined, faults, lines });
  const tokens = tokensOf(text, lines);
  if ('offset' in tokens) return fail(tokens);
  // The library looks for a key that is there twice among all others, which takes the square of their number.
  const composer = new Composer({ prettyErrors: false, uniqueKeys: false });
  const [document, second] = composer.compose(tokens, true, text.length) as Iterable<Document.Parsed>;
  if (!document) return fail();
  if (second) return fail({ offset: second.range[0], message: 'a second document begins, and a file has one' });
  const broken = [...document.errors, ...document.warnings].map(({ pos: [offset], message }) => ({ offset, message }));
  const faults = document.errors.length > 0 ? broken : [...broken, ...formFaults(document)];
  return { document, faults, lines };
}

/** The tokens of a text, or where it is nested too deep: what makes values of them goes as deep as they do. */
function tokensOf(text: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens = [];
  for (const lexeme of new Lexer().lex(text)) {
    const { offset } = parser;
    tokens.push(...parser.next(lexeme));
    // The document itself is none of the levels.
    if (parser.stack.length > DEEPEST + 1) {
      return { offset, message: `is nested deeper than ${DEEPEST} levels` };
    }
  }
  tokens.push(...parser.end());
  return tokens;
}
