/** Letters that Unicode does not take apart, as they are typed where they are not on the keyboard. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ł: 'l',
    ħ: 'h',
    ı: 'i',
    ŧ: 't',
    ə: 'a',
    ς: 'σ',
  }),
);

/** Words that say nothing: those that Neo4j's index leaves out. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and are as at be but by for if in into is it no not of on or such that the their then there these they ' +
    'this to was will with'
  ).split(' '),
);

/** Scripts that set no space between words: each character counts as one. The last two prolong a sound. */
const SINGLE = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\uff70';
const SINGLE_CHARACTER = new RegExp(`[${SINGLE}]`, 'u');
const WORD = new RegExp(`[${SINGLE}]\\p{M}*|(?:(?![${SINGLE}])[\\p{L}\\p{Nd}\\p{Nl}\\p{M}])+`, 'gu');

/** What folding takes away: accents and the like, and letters that only modify the one before. */
const MARKS = /[\p{M}\u02b0-\u02ff]/gu;

const folded = new Map<string, string>();

/** The words of a text in their order, folded: lower case, without accents, compatible forms as one. */
export function wordsOf(text: string): readonly string[] {
  return (text.match(WORD) ?? []).flatMap(foldWord);
}

/** Whether the word, folded, is one that says nothing by itself. */
export function isSmall(word: string): boolean {
  return SMALL_WORDS.has(word);
}

/** Whether the character is a word by itself. */
export function isSingle(character: string): boolean {
  return SINGLE_CHARACTER.test(character);
}

/** One character folded: none, one or several. What a text folds to depends on its characters only, each by itself. */
export function foldCharacter(character: string): string {
  let result = folded.get(character);
  if (result === undefined) {
    const plain = character.toLowerCase().normalize('NFKD').replace(MARKS, '').toLowerCase();
    result = [...plain]
      .map((part) => PLAIN.get(part) ?? part)
      .filter((part) => /[\p{L}\p{Nd}\p{Nl}]/u.test(part))
      .join('')
      .normalize('NFC');
    folded.set(character, result);
  }
  return result;
}

/** None, one, or several words: some characters stand for a whole word of single ones. */
function foldWord(word: string): readonly string[] {
  if (/^[a-z0-9]*$/.test(word)) return [word];
  let result = '';
  for (const character of word) result += foldCharacter(character);
  return result.match(WORD) ?? [];
}
