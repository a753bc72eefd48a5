const ELLIPSIS = '…';
/** What has no place in a line: controls, line ends, and marks that turn the direction of what follows. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** Words of plain letters: most names, and nothing in them to be replaced. */
const PLAIN = /^[!-~\u00c0-\u024f]+(?: [!-~\u00c0-\u024f]+)*$/;

/** A text on one line of at most so many characters, as a person counts them roughly. */
export function cutText(text: string, most: number): string {
  if (text.length <= most && PLAIN.test(text)) return text;
  // Far longer texts are cut first: what follows reads them whole.
  const line = text
    .slice(0, 8 * most)
    .replace(UNSAFE, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = [...line];
  if (characters.length <= most) return text.length > 8 * most ? `${line}${ELLIPSIS}` : line;
  return `${characters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}${ELLIPSIS}`;
}
