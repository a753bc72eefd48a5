/**
 * A text that every format can hold: what XML 1.0 has no place for, as control characters and halves of surrogate
 * pairs, becomes the replacement character.
 */
export const cleanText = (text: string): string =>
  text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
