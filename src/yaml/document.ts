import { Composer, type Document, Lexer, LineCounter, Parser } from 'yaml';
import { formFaults } from './form.ts';

/** A problem at an offset of a YAML text. */
export interface YamlFault {
  readonly offset: number;
  readonly message: string;
}

/** The result of reading a YAML text. */
export interface ReadYaml {
  readonly document: Document.Parsed | undefined;
  /** Empty if the text is valid. */
  readonly faults: readonly YamlFault[];
  readonly lines: LineCounter;
}

/** The maximum nesting depth. Real mappings, seeds and decisions have less than ten levels. */
const MAX_DEPTH = 100;

/** Reads one YAML document of plain values, with bounded nesting and bounded size of its aliases. */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const fail = (...faults: readonly YamlFault[]): ReadYaml => ({ document: undefined, faults, lines });
  const tokens = tokensOf(text, lines);
  if ('offset' in tokens) return fail(tokens);
  // The library's check for duplicate keys is quadratic in the number of keys; `formFaults` does it instead.
  const composer = new Composer({ prettyErrors: false, uniqueKeys: false });
  const [document, second] = composer.compose(tokens, true, text.length) as Iterable<Document.Parsed>;
  if (!document) return fail();
  if (second) return fail({ offset: second.range[0], message: 'a second document begins; a file has one' });
  const broken = [...document.errors, ...document.warnings].map(({ pos: [offset], message }) => ({ offset, message }));
  const faults = document.errors.length > 0 ? broken : [...broken, ...formFaults(document)];
  return { document, faults, lines };
}

/** The tokens of a text, or a fault if it is nested too deep: the composer recurses as deep as the tokens nest. */
function tokensOf(text: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens = [];
  for (const lexeme of new Lexer().lex(text)) {
    const { offset } = parser;
    tokens.push(...parser.next(lexeme));
    // The stack's first entry is the document itself.
    if (parser.stack.length > MAX_DEPTH + 1) {
      return { offset, message: `is nested deeper than ${MAX_DEPTH} levels` };
    }
  }
  tokens.push(...parser.end());
  return tokens;
}
