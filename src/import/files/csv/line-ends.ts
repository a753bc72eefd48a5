import { CR, LF } from '../text/lines.ts';

const QUOTE = 0x22;

/**
 * What ends the rows of a table, by the end of its first line. In a file of LF or CRLF both end a row, since appending
 * mixes them, and a CR alone is text; only where the first line ends with a CR alone, each of the three does.
 *
 * @param heedsQuotes - whether line ends within quotes are text; above a table, quotes mean nothing
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
