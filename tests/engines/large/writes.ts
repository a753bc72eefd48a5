import { expect, test } from '@jest/globals';
import {
  FIRST_PLACE,
  idTyper,
  isEmptyGraph,
  KnownIds,
  NO_RULINGS,
  nextWithdrawal,
  resetGraph,
  statementsAbout,
} from '../../../src/evidence/index.ts';
import type { GraphPort } from '../../../src/graph/index.ts';
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

  test('known ids and what is stated of them are all read', async () => {
    const asked = loans.flatMap(({ creditor }) => [creditor, `${creditor}-none`]);
    const known = await new KnownIds(graph(), idTyper(model)).among(asked);
    expect(known).toEqual(new Set(loans.map(({ creditor }) => creditor)));
    const stated = await statementsAbout(
      graph(),
      model,
      loans.map(({ id }) => id),
    );
    expect(new Map(stated.map(({ subject, values }) => [subject, values[0]?.value]))).toEqual(
      new Map(loans.map(({ id, status }) => [id, status])),
    );
  });

  test('what a source no longer says is taken back part by part', async () => {
    const context = { model, rulings: NO_RULINGS, precedenceOf: () => 0 };
    const part = await nextWithdrawal(graph(), context, { source: 'source:s', runs: [0] }, FIRST_PLACE);
    expect(part?.statements).toBe(Math.min(size, 1_000));
    await graph().write(part?.writes ?? []);
    expect(await number('MATCH (t:Statement) RETURN count(t)')).toBe(size - Math.min(size, 1_000));
    expect(await number('MATCH (l:Loan) RETURN count(l)')).toBe(size - Math.min(size, 1_000));
  });

  test('a reset leaves nothing', async () => {
    expect(await isEmptyGraph(graph(), model)).toBe(false);
    await resetGraph(graph(), model);
    expect(await isEmptyGraph(graph(), model)).toBe(true);
  });
}
