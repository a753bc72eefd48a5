/** Letters that Unicode does not take apart, as they are typed where a keyboard lacks them; what a script writes in two ways. */
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
  // Malayalam and Bengali: letters without a vowel, which were a sequence before they had a code of their own
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

/** The text, in small letters, with these in their place, and the digits of all scripts as 0 to 9. */
export const plainLetters = (text: string): string =>
  text.replace(MAPPED, (letter) => LETTERS[letter] ?? letter).replace(DIGITS, plainDigit);

/** The digits of a script follow each other, from 0 on. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
