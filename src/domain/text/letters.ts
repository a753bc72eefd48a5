/** Letters that Unicode does not decompose, as they are typed without them on the keyboard; variants within a script. */
const LETTERS: Readonly<Record<string, string>> = {
  // Latin
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ɖ: 'd',
  ɗ: 'd',
  þ: 'th',
  ł: 'l',
  ƚ: 'l',
  ħ: 'h',
  ı: 'i',
  ɨ: 'i',
  ŧ: 't',
  ə: 'a',
  ǝ: 'a',
  ŋ: 'n',
  ɲ: 'n',
  ɓ: 'b',
  ƀ: 'b',
  ƙ: 'k',
  ĸ: 'k',
  ƴ: 'y',
  ɛ: 'e',
  ɔ: 'o',
  ɣ: 'g',
  ǥ: 'g',
  ƒ: 'f',
  ʋ: 'v',
  ʉ: 'u',
  ƶ: 'z',
  // Greek
  ς: 'σ',
  // Cyrillic, as on a Russian keyboard
  ґ: 'г',
  ғ: 'г',
  ҕ: 'г',
  қ: 'к',
  ҡ: 'к',
  ҝ: 'к',
  ң: 'н',
  ҥ: 'н',
  ү: 'у',
  ұ: 'у',
  ө: 'о',
  ә: 'а',
  һ: 'х',
  ҳ: 'х',
  ҷ: 'ч',
  ҹ: 'ч',
  җ: 'ж',
  ҙ: 'з',
  ҫ: 'с',
  ҭ: 'т',
  // Arabic, as on an Arabic, a Persian and an Urdu keyboard
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ۍ: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  // Malayalam and Bengali: letters without a vowel, which were sequences before Unicode encoded them
  ൺ: 'ണ്',
  ൻ: 'ന്',
  ർ: 'ര്',
  ൽ: 'ല്',
  ൾ: 'ള്',
  ൿ: 'ക്',
  ৎ: 'ত্',
};

const MAPPED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
const DIGIT = /\p{Nd}/u;
const DIGITS = /(?![0-9])\p{Nd}/gu;

/** Replaces these letters in a lowercase text, and the digits of all scripts with 0 to 9. */
export const plainLetters = (text: string): string =>
  text.replace(MAPPED, (letter) => LETTERS[letter] ?? letter).replace(DIGITS, plainDigit);

/** The digits of a script are consecutive, from 0. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
