import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldWords, type QueryWord, textKey } from '../../../domain/index.ts';
import { WordIndexBuilder } from './word-index-builder.ts';

interface Node {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Words of which many are the start of others. */
const word = fc
  .string({ unit: fc.constantFrom(...'abß習'), minLength: 1, maxLength: 4 })
  .filter((one) => foldWords(one) !== '');
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const nodes = fc.array(fc.record<Node>({ name: text, aliases: fc.array(text, { maxLength: 2 }) }), { maxLength: 60 });
const query = fc.array(
  fc.record<QueryWord>({
    text: word.map((one) => foldWords(one).split(' ')[0] ?? ''),
    prefix: fc.boolean(),
    own: fc.constant(false),
  }),
  { minLength: 1, maxLength: 3 },
);

async function indexOf(all: readonly Node[]) {
  const builder = new WordIndexBuilder();
  for (const [index, { name, aliases }] of all.entries()) {
    builder.add(`n${index}`, [textKey(name), aliases.map(foldWords)]);
  }
  return await builder.finish();
}

/** The same by looking at every node. */
function scan(all: readonly Node[], words: readonly QueryWord[], limit: number): readonly string[] {
  const matches = ({ name, aliases }: Node): boolean => {
    const own = [name, ...aliases].flatMap((one) => foldWords(one).split(' '));
    return words.every(({ text, prefix }) => own.some((one) => (prefix ? one.startsWith(text) : one === text)));
  };
  return all
    .map((node, index) => ({ node, id: `n${index}`, size: textKey(node.name).length }))
    .filter(({ node }) => matches(node))
    .sort((one, other) => one.size - other.size || (one.id < other.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id);
}

describe('an index of words', () => {
  test('finds the nodes that a scan finds, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(
        nodes,
        fc.array(query, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 20 }),
        async (all, queries, limit) => {
          const index = await indexOf(all);
          for (const words of queries) expect(index?.find(words, limit)).toEqual(scan(all, words, limit));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('finds nothing where there is nothing', async () => {
    const index = await indexOf([]);
    expect(index?.find([{ text: 'a', prefix: true, own: false }], 5)).toEqual([]);
    expect(index?.find([], 5)).toEqual([]);
  });

  test('is none if an id comes twice, so that another was not read', async () => {
    const builder = new WordIndexBuilder();
    builder.add('a', ['x\tX']);
    builder.add('a', ['y\tY']);
    expect(await builder.finish()).toBeUndefined();
  });
});
