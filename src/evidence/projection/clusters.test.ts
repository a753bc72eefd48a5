import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadModel, nodeType } from '../../model/index.ts';
import { type Apart, type Cluster, clustersOf, NO_RULINGS, type Rulings, type Unit } from './clusters.ts';

const model = loadModel();
const MEMBERSHIP = nodeType(model, 'Membership');
const TENURE = nodeType(model, 'Tenure');

const unit = (id: string, source: string, from: string, until?: string, alliance = 'alliance:opec'): Unit => ({
  id: `membership:${id}`,
  type: MEMBERSHIP,
  sources: new Set([`source:${source}`]),
  precedence: 0,
  values: { member: 'country:VE', alliance, status: 'MEMBER', from, ...(until === undefined ? {} : { until }) },
});

const apart = (keep: string, join: string): Apart => ({ keep: `membership:${keep}`, join: `membership:${join}` });

const idsOf = (some: readonly Unit[]): string[] => some.map(({ id }) => id);

const groups = (units: readonly Unit[], rulings: Rulings = NO_RULINGS): readonly (readonly string[])[] =>
  clustersOf(units, rulings).clusters.map((cluster) => cluster.units.map(({ id }) => id.replace('membership:', '')));

describe('facts of different sources are one where they have the same ends and', () => {
  test('their periods overlap or, by the rule of memberships, touch', () => {
    expect(groups([unit('a', 'one', '1960-01-01', '1970-01-01'), unit('b', 'two', '1970-01-01')])).toEqual([
      ['a', 'b'],
    ]);
    expect(groups([unit('a', 'one', '1960-01-01', '1970-01-01'), unit('b', 'two', '1970-01-02')])).toHaveLength(2);
    const tenure = (id: string, source: string, from: string): Unit => ({
      ...unit(id, source, from, from === '1960-01-01' ? '1970-01-01' : undefined),
      type: TENURE,
      values: {
        ...{ holder: 'person:a', country: 'country:VE', rank: 'HEAD_OF_STATE' },
        ...(from === '1960-01-01' ? { from, until: '1970-01-01' } : { from }),
      },
    });
    expect(groups([tenure('a', 'one', '1960-01-01'), tenure('b', 'two', '1970-01-01')])).toHaveLength(2);
    expect(groups([tenure('a', 'one', '1960-01-01'), tenure('b', 'two', '1969-12-31')])).toHaveLength(1);
  });

  test('they may meet: what ended in a year may have ended late in it', () => {
    const ended = unit('a', 'one', '1960-01-01', '1970-01-01');
    const inYear = { ...ended, values: { ...ended.values, untilPrecision: 'YEAR' } };
    expect(groups([inYear, unit('b', 'two', '1970-12-01')])).toHaveLength(1);
    expect(groups([inYear, unit('b', 'two', '1971-01-01')])).toHaveLength(2);
    const oneYear = { ...inYear, values: { ...inYear.values, from: '1970-01-01', fromPrecision: 'YEAR' } };
    expect(groups([oneYear, unit('b', 'two', '1970-12-01')])).toHaveLength(1);
  });

  test('no source tells them apart, also not over a third; what may be meant is undecided', () => {
    const units = [
      unit('a', 'one', '1960-01-01', '1965-01-01'),
      unit('b', 'one', '1966-01-01', '1970-01-01'),
      unit('c', 'two', '1960-01-01', '1970-01-01'),
    ];
    expect(groups(units)).toHaveLength(3);
    expect(clustersOf(units).undecided.map((some) => idsOf(some.units))).toEqual([
      ['membership:a', 'membership:b', 'membership:c'],
    ]);
    expect(clustersOf(units).undecided.flatMap(({ pairs }) => pairs.map((pair) => idsOf(pair)))).toEqual([
      ['membership:a', 'membership:c'],
      ['membership:b', 'membership:c'],
    ]);
  });

  test('a decision ends what was undecided', () => {
    const units = [
      unit('a', 'one', '1960-01-01', '1965-01-01'),
      unit('b', 'one', '1966-01-01', '1970-01-01'),
      unit('c', 'two', '1960-01-01', '1970-01-01'),
    ];
    const same = clustersOf(units, {
      ...NO_RULINGS,
      into: new Map([['membership:c', 'membership:b']]),
      kept: new Set(['membership:b']),
    });
    expect(same.clusters.map(({ id }) => id).sort()).toEqual(['membership:a', 'membership:b']);
    expect(same.undecided).toEqual([]);
    const different = clustersOf(units, { ...NO_RULINGS, apart: [apart('a', 'c')] });
    expect(different.clusters.map(({ id }) => id).sort()).toEqual(['membership:a', 'membership:b']);
    expect(different.undecided).toEqual([]);
  });

  test('no decision keeps them apart, also not over a third', () => {
    const units = ['a', 'b', 'c'].map((id) => unit(id, id, '1960-01-01'));
    expect(groups(units)).toEqual([['a', 'b', 'c']]);
    const parted = clustersOf(units, { ...NO_RULINGS, apart: [apart('a', 'b')] });
    expect([parted.clusters.length, parted.undecided.length]).toEqual([3, 1]);
    const two = clustersOf(units.slice(0, 2), { ...NO_RULINGS, apart: [apart('b', 'a')] });
    expect([two.clusters.length, two.undecided.length]).toEqual([2, 0]);
  });

  test('they meet, even if the source of one has another fact at that time', () => {
    const units = [
      unit('a', 'one', '1960-01-01', '1968-01-01'),
      unit('b', 'one', '1966-01-01', '1970-01-01'),
      unit('c', 'two', '1960-01-01', '1965-01-01'),
    ];
    expect(groups(units)).toEqual([['a', 'c'], ['b']]);
    expect(clustersOf(units).undecided).toEqual([]);
  });
});

test('what was decided apart from an id stays apart from the one that this was joined to', () => {
  const units = [unit('a', 'one', '1960-01-01'), unit('c', 'two', '1960-01-01')];
  const rulings: Rulings = {
    into: new Map([['membership:h', 'membership:a']]),
    kept: new Set(['membership:a']),
    apart: [apart('c', 'h')],
  };
  expect(clustersOf(units, rulings).clusters).toHaveLength(2);
});

describe('units of any kind', () => {
  const SOURCES = ['one', 'two', 'three'];
  const units = fc.uniqueArray(
    fc
      .record({
        id: fc.constantFrom(...'abcdefgh'),
        sources: fc.uniqueArray(fc.constantFrom(...SOURCES), { minLength: 1, maxLength: 2 }),
        precedence: fc.constantFrom(0, 1),
        from: fc.constantFrom('1960-01-01', '1965-01-01', '1970-01-01'),
        until: fc.constantFrom(undefined, '1965-01-01', '1971-01-01'),
        alliance: fc.constantFrom('alliance:opec', 'alliance:un', undefined),
      })
      .map(
        ({ id, sources, precedence, from, until, alliance }): Unit => ({
          ...unit(id, '', from, until !== undefined && until > from ? until : undefined, alliance),
          sources: new Set(sources.map((source) => `source:${source}`)),
          precedence,
          ...(alliance === undefined ? { values: { member: 'country:VE', status: 'MEMBER', from } } : {}),
        }),
      ),
    { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
  );
  const pair = fc.tuple(fc.constantFrom(...'abcd'), fc.constantFrom(...'efghx')).map(([a, b]) => apart(a, b));
  const rulings = fc.record({ joins: fc.array(pair, { maxLength: 2 }), apart: fc.array(pair, { maxLength: 2 }) }).map(
    ({ joins, apart: kept }): Rulings => ({
      into: new Map(joins.map(({ keep, join }) => [join, keep])),
      kept: new Set(joins.map(({ keep }) => keep)),
      apart: kept,
    }),
  );
  const asText = ({ clusters, undecided }: ReturnType<typeof clustersOf>) => ({
    clusters: clusters.map(clusterText).sort(),
    undecided: undecided.map((some) => idsOf(some.units).sort().join()).sort(),
  });
  const clusterText = ({ id, units: some }: Cluster): string => `${id}: ${idsOf(some).join()}`;

  test('make the same clusters in any order', () => {
    fc.assert(
      fc.property(units, rulings, fc.infiniteStream(fc.nat()), (some, decided, order) => {
        const shuffled = some.map((one) => ({ one, at: order.next().value as number })).sort((a, b) => a.at - b.at);
        expect(
          asText(
            clustersOf(
              shuffled.map(({ one }) => one),
              decided,
            ),
          ),
        ).toEqual(asText(clustersOf(some, decided)));
      }),
    );
  });

  test('are each in one cluster, and one cluster has no two that a source or a decision tells apart', () => {
    fc.assert(
      fc.property(units, rulings, (some, decided) => {
        const { clusters } = clustersOf(some, decided);
        expect(clusters.flatMap((one) => idsOf(one.units)).sort()).toEqual(idsOf(some).sort());
        const ends = (id: string): string => decided.into.get(id) ?? id;
        for (const { units: members } of clusters) {
          for (const one of members) {
            for (const other of members) {
              if (ends(one.id) === ends(other.id)) continue;
              expect([...one.sources].filter((source) => other.sources.has(source))).toEqual([]);
              const parted = decided.apart.filter(({ keep, join }) =>
                [ends(keep), ends(join)].every((end) => [ends(one.id), ends(other.id)].includes(end)),
              );
              expect(parted.filter(({ keep, join }) => ends(keep) !== ends(join))).toEqual([]);
            }
          }
        }
      }),
    );
  });

  test('stand under the id that people kept, else under one of the highest precedence', () => {
    fc.assert(
      fc.property(units, rulings, (some, decided) => {
        for (const { id, units: members } of clustersOf(some, decided).clusters) {
          const kept = members.map((one) => decided.into.get(one.id) ?? one.id).filter((one) => decided.kept.has(one));
          const highest = Math.max(...members.map(({ precedence }) => precedence));
          const best = members.filter(({ precedence }) => precedence === highest).map((one) => one.id);
          expect(kept.length > 0 ? kept : best).toContain(id);
        }
      }),
    );
  });
});
