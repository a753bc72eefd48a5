/** The characters of 0x80 to 0x9F. The five bytes without one stay what they are, as browsers have it. */
const UPPER =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** Text in Windows-1252. Versions of Node differ in what their `TextDecoder` makes of 0x80 to 0x9F, so that it is not asked. */
export const windows1252 = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\x80-\x9f]/g, (sign) => UPPER.charAt(sign.charCodeAt(0) - 0x80));
