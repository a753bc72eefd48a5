import type { QueryWord } from './query.ts';
import { isSmall, mayBeParticle } from './words.ts';

/** A text that is compared with a search. */
export interface MatchedText {
  /** Its folded words. */
  readonly words: readonly string[];
  /** Its words without particles: `ownWordsOf`. Only called where a search distinguishes them. */
  readonly ownWords: () => readonly string[];
}

/** How a text matches a search: the score, and the words of the search that it has. */
interface TextMatch {
  readonly score: number;
  readonly found: readonly QueryWord[];
}

/**
 * Scores a text against the words of a search: the share of the search's words that it has, where a prefix match counts
 * less, times a factor from 0.5 to 1 for the share of the text that they cover. Words like "of" do not count towards the
 * text's length unless it has no others.
 */
export function scoreText(text: MatchedText, query: readonly QueryWord[]): TextMatch {
  const found: QueryWord[] = [];
  let sum = 0;
  for (const word of query) {
    const similarity = bestIn(candidatesFor(text, word), word);
    if (similarity === 0) continue;
    found.push(word);
    sum += similarity;
  }
  const significant = text.words.filter((word) => !isSmall(word)).length || text.words.length;
  const length = found.reduce((sum, { parts }) => sum + (parts?.length ?? 1), 0);
  const covered = Math.min(1, length / significant);
  return { score: found.length === 0 ? 0 : (sum / query.length) * (0.5 + 0.5 * covered), found };
}

/** How many of the folded words of a text, from one on, match a word of a search: none, it, or it with the next. */
export const matchedAt = (words: readonly string[], index: number, word: QueryWord): number =>
  similarityAt(words, index, word) > 0 ? (word.parts?.length ?? 1) : 0;

/** The words of a text that a word of a search may match. */
const candidatesFor = ({ words, ownWords }: MatchedText, { own }: QueryWord): readonly string[] =>
  own && words.some(mayBeParticle) ? ownWords() : words;

const bestIn = (words: readonly string[], word: QueryWord): number =>
  words.reduce((best, _, index) => Math.max(best, similarityAt(words, index, word)), 0);

function similarityAt(words: readonly string[], index: number, { text, prefix, parts }: QueryWord): number {
  if (!parts) return similarity(words[index] ?? '', text, prefix);
  const [one, other] = parts;
  return words[index] === one ? similarity(words[index + 1] ?? '', other, prefix) : 0;
}

function similarity(candidate: string, text: string, prefix: boolean): number {
  if (candidate === text) return 1;
  return prefix && candidate.startsWith(text) ? 0.5 + (0.5 * text.length) / candidate.length : 0;
}
