export { idProblem, indexedBytes, indexedProblem, MOST_ID, MOST_INDEXED } from './indexed.ts';
export { nfc, textKey, wordsOfKey } from './key.ts';

export { foldWords, isSmall, wordsOf } from './words.ts';
