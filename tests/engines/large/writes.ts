import { expect, test } from '@jest/globals';
import {
  idTyper,
  isEmptyGraph,
  KnownIds,
  nextWithdrawal,
  resetGraph,
  storedStatements,
} from '../../../src/evidence/index.ts';
import { joinWrites } from '../../../src/evidence/joins/join-writes.ts';
import { formerSubjects } from '../../../src/evidence/statements/stored-statements.ts';
import type { GraphPort } from '../../../src/graph/index.ts';
import { nodeType } from '../../../src/model/index.ts';
import { model } from '../../support/ask.ts';
import { loansOf } from './graph.ts';

/** What imports, reviews and resets read and write, of the large graph. Each test leaves less of it. */
export function testWrites(graph: () => GraphPort, size: number): void {
  const loans = loansOf(size);
  const number = async (text: string): Promise<unknown> => (await graph().read({ text, params: {} }))[0]?.[0];

  test('a key that nodes share is found among all', async () => {
    const spec = { label: 'Loan', property: 'fromPrecision', unique: true };
    await expect(graph().ensureIndexes([spec])).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(`"DAY" (${size} nodes)`),
    });
  });

  test('known ids, subjects and what is stated of them are all read', async () => {
    const asked = loans.flatMap(({ creditor }) => [creditor, `${creditor}-none`]);
    const known = await new KnownIds(graph(), idTyper(model)).among(asked);
    expect(known).toEqual(new Set(loans.map(({ creditor }) => creditor)));
    const subjects = await formerSubjects(
      graph(),
      model,
      loans.map(({ id }) => `statement:${id}`),
    );
    expect(subjects.toSorted()).toEqual(loans.map(({ id }) => id).sort());
    const stated = await storedStatements(graph(), model, subjects);
    expect(new Map(stated.map(({ subject, value }) => [subject, value]))).toEqual(
      new Map(loans.map(({ id, status }) => [id, status])),
    );
  });

  test('what a source no longer says is taken back part by part', async () => {
    const part = await nextWithdrawal(graph(), model, { source: 'source:s', run: 1 });
    expect(part?.statements).toBe(Math.min(size, 5_000));
    await graph().write(part?.writes ?? []);
    expect(await number('MATCH (t:Statement) RETURN count(t)')).toBe(size - Math.min(size, 5_000));
  });

  // Merging finds a relationship by going through all that the kept one has: the time grows with the square of them.
  if (size <= 3_000) {
    test('all that an actor has moves to the one it is joined to', async () => {
      const group = { keep: 'country:LONE', join: ['country:HUB'] };
      const properties = { id: 'country:LONE', code: 'LONE', name: 'LONE' };
      await graph().write(joinWrites(model, nodeType(model, 'Country'), group, { properties, naming: [] }));
      const kept = "(:Country {id: 'country:LONE'})";
      expect(await number(`MATCH ${kept}<-[x:DEBTOR]-(:Loan) RETURN count(x)`)).toBe(size);
      expect(await number("MATCH (c:Country {id: 'country:HUB'}) RETURN count(c)")).toBe(0);
    });
  }

  test('a reset leaves nothing', async () => {
    expect(await isEmptyGraph(graph(), model)).toBe(false);
    await resetGraph(graph(), model);
    expect(await isEmptyGraph(graph(), model)).toBe(true);
  });
}
