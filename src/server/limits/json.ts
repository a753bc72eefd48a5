/** What can be told of a JSON text before it is parsed. */
export interface JsonCost {
  /** How deep its objects and lists are nested. */
  readonly nesting: number;
  /** About how many values it holds: a comma stands between two, and each bracket is one. */
  readonly values: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]); // [ {
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]); // ] }

/** Scans a JSON text, up to where it has more than the most of either. Whether it is JSON is for the parser to say. */
export function scanJson(text: string, most: JsonCost): JsonCost {
  let values = 1;
  let open = 0;
  let nesting = 0;
  for (let at = 0; at < text.length && nesting <= most.nesting && values <= most.values; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === COMMA) {
      values += 1;
    } else if (OPENING.has(code)) {
      values += 1;
      open += 1;
      nesting = Math.max(nesting, open);
    } else if (CLOSING.has(code)) {
      open -= 1;
    }
  }
  return { nesting, values };
}

/** Where the string that begins at a quote ends. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, start, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, start: number, quote: number): boolean {
  let backslashes = 0;
  while (quote - 1 - backslashes > start && text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}
