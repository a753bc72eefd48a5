export { withArticle } from './article.ts';
export { editDistance } from './edit-distance.ts';
export { idProblem, indexedBytes, indexedProblem, MOST_ID, MOST_INDEXED } from './indexed.ts';
export { BETWEEN, nfc, textKey, textOfKey, wordsOfKey } from './key.ts';
export { slugOf } from './slug.ts';
export { didYouMean, suggest } from './suggest.ts';
export { foldWords, isSingle, isSmall, readingsOf, wordsOf } from './words.ts';
