import { describe, expect, test } from '@jest/globals';
import { asFile, first, smallSeed, statement, stating } from '../../tests/support/small-seed.ts';
import { loadModel } from '../model/index.ts';
import { parseSeed } from './read-seed.ts';
import { seedUpTo } from './seed-up-to.ts';

const model = loadModel();

/** An article of a clearance that speaks of a person of its own, and of what the other one defines. */
function secondFile(clearance: string, about: readonly object[] = []) {
  const source = { id: 'source:two', kind: 'ARTICLE', title: 'Two', paragraphs: 1, clearance };
  const people = [{ id: 'person:spy', name: 'Spy', statements: [stating(900, ['name'])] }];
  return asFile({ source, recordedAt: '2026-01-01T00:00:00Z', people, about }, 'two.yaml');
}

const idsOf = (seed: ReturnType<typeof parseSeed>): readonly string[] =>
  seed.statements.map(({ statedOf }) => statedOf);

describe('seedUpTo', () => {
  const about = [{ subject: 'person:ann', statements: [statement(901)] }];

  test('leaves out what the articles above a clearance say, whatever it is about', () => {
    const whole = parseSeed([asFile(smallSeed()), secondFile('INTERNAL', about)], model);
    const low = seedUpTo(whole, model, 'PUBLIC');
    expect(low.leftOut).toEqual(['source:two']);
    expect(low.statements).toEqual(parseSeed([asFile(smallSeed())], model).statements);
    expect(low.nodes).toEqual(parseSeed([asFile(smallSeed())], model).nodes);
    expect(idsOf(whole)).toContain('person:spy');
    for (const clearance of ['INTERNAL', 'RESTRICTED'] as const) expect(seedUpTo(whole, model, clearance)).toBe(whole);
  });

  test('is empty if every article is above it', () => {
    const seed = smallSeed();
    seed.source.clearance = 'RESTRICTED';
    const low = seedUpTo(parseSeed([asFile(seed)], model), model, 'INTERNAL');
    expect(low).toMatchObject({ nodes: [], sources: [], statements: [] });
  });

  test('refuses articles that need what only those above them say', () => {
    const seed = smallSeed();
    const { statements } = first(seed.people);
    first(seed.people).statements = [
      ...(statements as readonly object[]),
      statement(902, { attributedTo: 'person:spy' }),
    ];
    const whole = parseSeed([asFile(seed), secondFile('RESTRICTED')], model);
    expect(() => seedUpTo(whole, model, 'PUBLIC')).toThrow(
      'statement:s-902: attributedTo: names person:spy, which no file defines up to the clearance PUBLIC',
    );
  });
});
