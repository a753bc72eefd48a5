import { CR, LF } from './decode-lines.ts';

const QUOTE = 0x22;

/**
 * What ends the rows of a table, by the end of its first line. In a file of LF or CRLF both end a row, since appending
 * mixes them, and a CR alone is text; only where the first line ends with a CR alone, each of the three does.
 */
export function recordDelimiters(start: Buffer): string[] {
  const end = endOfLine(start);
  return start[end] === CR && start[end + 1] !== LF ? ['\r\n', '\n', '\r'] : ['\r\n', '\n'];
}

function endOfLine(start: Buffer): number {
  let quoted = false;
  for (let at = 0; at < start.length; at++) {
    const byte = start[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && (byte === LF || byte === CR)) return at;
  }
  return start.length;
}
