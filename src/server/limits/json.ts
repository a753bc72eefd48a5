/** The size of a JSON text, known before parsing. */
export interface JsonCost {
  /** The nesting depth of objects and lists. */
  readonly nesting: number;
  /** The approximate number of values: one per comma and opening bracket. */
  readonly values: number;
  /** The key, of those of the outermost object, at which it ended; as text of JSON, with its quotes. */
  readonly key?: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]); // [ {
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]); // ] }

/** Scans a JSON text until it exceeds a limit. Does not validate it. */
export function scanJson(text: string, max: Pick<JsonCost, 'nesting' | 'values'>): JsonCost {
  let values = 1;
  let open = 0;
  let nesting = 0;
  let last: readonly [start: number, end: number] = [0, 0];
  let key: typeof last | undefined;
  for (let at = 0; at < text.length && nesting <= max.nesting && values <= max.values; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      last = [at, end + 1];
      at = end;
    } else if (code === COLON && open === 1) {
      key = last;
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
  return { nesting, values, ...(key && { key: text.slice(...key) }) };
}

/** The index of the quote that ends the string. */
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
