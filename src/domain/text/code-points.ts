/**
 * The engines order texts differently: by UTF-16 units, U+10000 and above come before U+E000; by code points or UTF-8
 * bytes, after it. All orders agree on *level* texts, which have no character from U+D7FF on. Leveling replaces such a
 * character with U+D7FF, which is unassigned in Unicode, and three base-256 digits. The digits are Braille patterns: like
 * U+D7FF itself, they are never part of a word.
 */
const MARK = '\ud7ff';
const FIRST = 0xd7ff;
const DIGIT = 0x2800;
const HIGH = /[\ud7ff-\u{10ffff}]/gu;
const HAS_HIGH = /[\ud7ff-\uffff]/;
const LEVELLED = /\ud7ff([\u2800-\u28ff]{3})/g;

/** The text with all characters below U+D800. It is injective and keeps the order of code points. */
export const levelled = (text: string): string => (HAS_HIGH.test(text) ? text.replace(HIGH, written) : text);

/** Reverses `levelled`. */
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
