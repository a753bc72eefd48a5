import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An article's text as it lies beside the project; it is not part of it. */
export interface Article {
  readonly sha256: string;
  readonly text: string;
}

const SHARED = process.env.ENTENTE_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));

/** The articles that the seed was made from, where they are at hand: in `ENTENTE_SHARED`, else beside the project. */
export function findArticles(): readonly Article[] {
  const folder = join(SHARED, 'articles');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name)))
    .map((bytes) => ({ sha256: createHash('sha256').update(bytes).digest('hex'), text: bytes.toString('utf8') }));
}

/** The paragraphs of a text: its lines that are not empty. */
export function paragraphsOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** The runs of `length` words of a text that others have too, whatever their case, punctuation and line breaks. */
export function sharedRuns(text: string, others: readonly string[], length: number): readonly string[] {
  const runs = new Set(runsOf(text, length));
  return others.flatMap((other) => runsOf(other, length)).filter((run) => runs.has(run));
}

function runsOf(text: string, length: number): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(length - 1).map((_, index) => words.slice(index, index + length).join(' '));
}
