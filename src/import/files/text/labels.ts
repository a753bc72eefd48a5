/** Common names that the Encoding Standard does not list. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['cp65001', 'utf-8'],
  ['cp932', 'shift_jis'],
  ['cp936', 'gbk'],
  ['cp949', 'euc-kr'],
  ['cp950', 'big5'],
  ['cp874', 'windows-874'],
  ['cp10000', 'macintosh'],
  ['macroman', 'macintosh'],
  ['mac-roman', 'macintosh'],
  ['mac-cyrillic', 'x-mac-cyrillic'],
  ['maccyrillic', 'x-mac-cyrillic'],
]);

/** Labels of ASCII. The standard reads them as Windows-1252, but a file declared as ASCII should have no other bytes. */
const ASCII_NAMES: ReadonlySet<string> = new Set(['ascii', 'us-ascii', 'ansi_x3.4-1968', 'iso646-us']);

export const ASCII = 'us-ascii';

/**
 * The WHATWG name of an encoding label; undefined if there is no such encoding.
 * @param label - in any case, and with the usual other spellings: `cp1251`, `win1251`, `latin-1`, `MacRoman`
 */
export function encodingNamed(label: string): string | undefined {
  const given = label.trim().toLowerCase().replaceAll(' ', '-');
  if (ASCII_NAMES.has(given)) return ASCII;
  const respelled = given
    .replace(/^(?:win|windows|cp|ms)[-_]?(125\d|874)$/, 'windows-$1')
    .replace(/^(?:cp|dos|ibm)[-_]?866$/, 'ibm866')
    .replace(/^latin[-_](\d+)$/, 'latin$1')
    .replace(/^cp[-_]/, 'cp');
  for (const name of [OTHER_NAMES.get(respelled) ?? respelled, given]) {
    try {
      return new TextDecoder(name).encoding;
    } catch {
      // Not a label of the standard, or one that this Node.js does not support.
    }
  }
  return undefined;
}

/** Describes what is wrong with a label; undefined if it names an encoding. */
export const labelProblem = (label: string): string | undefined =>
  encodingNamed(label) === undefined
    ? `is not a supported encoding, such as ${SUCH_AS}; convert others to UTF-8: iconv -f NAME -t UTF-8`
    : undefined;

const SUCH_AS = 'utf-8, utf-16le, windows-1251, iso-8859-2, koi8-r, gb18030, big5, shift_jis, euc-kr or macintosh';
