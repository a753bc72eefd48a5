export { BETWEEN, nfc, textKey, textOfKey, wordsOfKey } from './key.ts';
export { foldWords, isSingle, isSmall, readingsOf, wordsOf } from './words.ts';
