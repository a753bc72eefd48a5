/** How the rows of a table are parted. */
interface RowForm {
  readonly delimiter: string;
  /** What ends a row. */
  readonly ends: readonly string[];
}

/** The texts of the first rows, of which each may have quotes where none can be, and what follows them. */
export function rowTexts(text: string, count: number, form: RowForm): readonly string[] {
  const texts: string[] = [];
  let at = 0;
  while (texts.length < count) {
    const start = behindEmpty(text, at);
    at = endOfRow(text, start, form);
    texts.push(text.slice(start, at));
  }
  return [...texts, text.slice(behindEmpty(text, at)).replace(/[\r\n]+$/, '')];
}

function behindEmpty(text: string, place: number): number {
  let at = place;
  while (text[at] === '\n' || text[at] === '\r') at++;
  return at;
}

/** A quote opens a field only at its beginning, as the parser has it. */
function endOfRow(text: string, start: number, { delimiter, ends }: RowForm): number {
  let isQuoted = false;
  let begins = true;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (isQuoted) {
      if (sign !== '"') continue;
      if (text[at + 1] === '"') at++;
      else isQuoted = false;
    } else if (sign === '"' && begins) {
      isQuoted = true;
      begins = false;
    } else if (ends.some((end) => text.startsWith(end, at))) return at;
    else begins = sign === delimiter;
  }
  return text.length;
}
