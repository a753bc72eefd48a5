import { expect, test } from '@jest/globals';
import { dataOf, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** All of the seed's statements are recorded at one instant. */
const FORMS = (at: string): readonly string[] => {
  const ms = Date.parse(at);
  const shown = (offset: string, minutes: number): string =>
    new Date(ms + minutes * 60_000).toISOString().slice(0, 19) + offset;
  return [
    at,
    `${at.slice(0, 19)}Z`,
    `${at.slice(0, 19)}.000000Z`,
    at.toLowerCase(),
    shown('+02:00', 120),
    shown('-05:30', -330),
  ];
};

describeEngines('instants', fillWithSeed, (graph) => {
  test('compare as one value in any notation', async () => {
    const { statements } = await dataOf(graph(), '{ statements(first: 1) { totalCount nodes { recordedAt } } }');
    const { totalCount, nodes } = statements as { totalCount: number; nodes: readonly { recordedAt: string }[] };
    const at = nodes[0]?.recordedAt ?? '';
    expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(totalCount).toBeGreaterThan(100);
    const query = `query ($t: DateTime!, $ts: [DateTime!]) {
      ${['eq', 'ne', 'lt', 'lte', 'gt', 'gte'].map((one) => `${one}: statements(where: { recordedAt: { ${one}: $t } }) { totalCount }`).join(' ')}
      in: statements(where: { recordedAt: { in: $ts } }) { totalCount }
    }`;
    const count = (holds: boolean) => ({ totalCount: holds ? totalCount : 0 });
    const expected = (eq: boolean, lt: boolean, gt: boolean) =>
      Object.fromEntries(
        Object.entries({ eq, ne: !eq, lt, lte: lt || eq, gt, gte: gt || eq, in: eq }).map(([key, holds]) => [
          key,
          count(holds),
        ]),
      );
    for (const t of FORMS(at)) {
      expect({ t, data: await dataOf(graph(), query, { t, ts: [t] }) }).toEqual({
        t,
        data: expected(true, false, false),
      });
    }
    const later = at.replace('.000Z', '.000000001Z');
    expect(await dataOf(graph(), query, { t: later, ts: [later] })).toEqual(expected(false, true, false));
    const earlier = new Date(Date.parse(at) - 1).toISOString();
    expect(await dataOf(graph(), query, { t: earlier, ts: [earlier] })).toEqual(expected(false, false, true));
  });
});
