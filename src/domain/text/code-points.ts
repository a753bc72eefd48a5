/**
 * Two ways of comparing texts differ where the engines do: by UTF-16 units, U+10000 and above come before U+E000; by
 * code points and by UTF-8 bytes, behind it. A text is *level* where it has no character from U+D7FF on: all ways agree
 * on level texts. Such characters are written as U+D7FF, which Unicode leaves unassigned, and three digits to the base of
 * 256. The digits are Braille patterns: like the mark itself, they are never part of a word.
 */
const MARK = '\ud7ff';
const FIRST = 0xd7ff;
const DIGIT = 0x2800;
const HIGH = /[\ud7ff-\u{10ffff}]/gu;
const HAS_HIGH = /[\ud7ff-\uffff]/;
const LEVELLED = /\ud7ff([\u2800-\u28ff]{3})/g;

/** The text with all its characters below U+D800. Different texts stay different, and in the order of their code points. */
export const levelled = (text: string): string => (HAS_HIGH.test(text) ? text.replace(HIGH, written) : text);

/** The text that `levelled` made this one of. */
export const unlevelled = (text: string): string => (text.includes(MARK) ? text.replace(LEVELLED, read) : text);

function written(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return String.fromCharCode(FIRST, DIGIT + (code >> 16), DIGIT + ((code >> 8) & 0xff), DIGIT + (code & 0xff));
}

function read(whole: string, digits: string): string {
  const [high = 0, middle = 0, low = 0] = [...digits].map((digit) => digit.charCodeAt(0) - DIGIT);
  const code = (high << 16) + (middle << 8) + low;
  return code >= FIRST && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
