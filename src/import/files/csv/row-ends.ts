import { CR, LF } from '../text/lines.ts';

const QUOTE = 0x22;

/**
 * The record delimiters of a table, judged by the end of its first line. In a file of LF or CRLF both end a row (appending
 * mixes them) and a lone CR is text. Only where the first line ends with a lone CR do all three end a row.
 *
 * @param heedsQuotes - whether line ends inside quotes are text; above the table, quotes have no meaning
 */
export function recordDelimiters(start: Buffer, heedsQuotes = true): string[] {
  const end = endOfLine(start, heedsQuotes);
  return start[end] === CR && start[end + 1] !== LF ? ['\r\n', '\n', '\r'] : ['\r\n', '\n'];
}

function endOfLine(start: Buffer, heedsQuotes: boolean): number {
  let quoted = false;
  for (let at = 0; at < start.length; at++) {
    const byte = start[at];
    if (heedsQuotes && byte === QUOTE) quoted = !quoted;
    else if (!quoted && (byte === LF || byte === CR)) return at;
  }
  return start.length;
}

/** How the rows of a table are separated. */
interface RowForm {
  readonly delimiter: string;
  /** Record delimiters. */
  readonly ends: readonly string[];
}

/** The texts of the first rows, which may have misplaced quotes, and the text after them. */
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

/** As in the parser, a quote opens a field only as its first character. */
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
