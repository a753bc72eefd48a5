import { describe, expect, test } from '@jest/globals';
import { findProposals } from '../find-proposals.ts';
import { KeepForest } from '../proposals/keep-forest.ts';
import { type Body, bodyOf, type StoredBody } from './body.ts';
import { bodyBlocks } from './body-blocks.ts';
import { bodyComparer } from './compare-bodies.ts';

const countries = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `country:${from + index}`);

const members = (of: readonly string[], isFull = true, until: string | null = null) =>
  of.map((country) => ({ country, isFull, until }));

const body = (id: string, name: string, fields: Partial<StoredBody> = {}): Body =>
  bodyOf({ id, name, aliases: [], kind: null, seat: null, members: [], sources: [`source:${id}`], ...fields });

function find(bodies: readonly Body[], minScore = 0) {
  const standing = { same: [], different: new Set<string>(), forest: new KeepForest([]) };
  return findProposals('Alliance', bodies, { blocksOf: bodyBlocks, comparer: bodyComparer }, { minScore, standing });
}

/** The score of two bodies, and why. */
function likeness(one: Body, other: Body): { score: number; reasons: string } {
  const [pair] = find([one, other]).proposals;
  return { score: pair?.score ?? 0, reasons: pair?.reasons.join('; ') ?? '' };
}

describe('the score of two organizations', () => {
  test('is at most 0.5 for a name alone', () => {
    expect(likeness(body('a', 'Yonhap News Agency'), body('b', 'yonhap news agency')).score).toBe(0.5);
    expect(likeness(body('a', 'G-15'), body('b', 'G15'))).toMatchObject({ score: 0.5 });
    expect(likeness(body('a', 'Huawei Technologies Co., Ltd.'), body('b', 'Huawei Technologies')).score).toBe(0.5);
  });

  test('rises with kind and seat, and falls if they differ', () => {
    const named = (id: string, fields: Partial<StoredBody>) => body(id, 'Global Times', fields);
    const both = { kind: 'MEDIA', seat: 'Beijing' };
    const same = likeness(named('a', both), named('b', both));
    expect(same.score).toBeGreaterThan(0.9);
    expect(same.reasons).toBe(
      'the same name, "Global Times"; both are of the kind MEDIA; both have their seat in Beijing',
    );
    expect(likeness(named('a', both), named('b', { kind: 'THINK_TANK', seat: 'Toronto' })).score).toBeLessThan(0.1);
    expect(likeness(named('a', both), named('b', { kind: 'OTHER' })).score).toBe(0.5);
  });

  test('is low for names that differ in a word or a number', () => {
    const bank = (id: string, name: string) => body(id, name, { kind: 'BANK' });
    const near = likeness(bank('a', 'African Development Bank'), bank('b', 'Asian Development Bank'));
    expect(near.score).toBeLessThan(0.3);
    expect(likeness(body('a', 'Group 7'), body('b', 'Group 8')).score).toBeLessThan(0.01);
    expect(likeness(body('a', 'IOC'), body('b', 'IOCC')).score).toBe(0);
  });

  test('finds a name in another spelling or script form, and the initials', () => {
    expect(likeness(body('a', 'Organisation of Labour'), body('b', 'Organization of Labor')).score).toBeGreaterThan(
      0.2,
    );
    expect(likeness(body('a', 'Ａｇｅｎｃｅ Presse'), body('b', 'Agence Presse')).score).toBe(0.5);
    const initials = likeness(body('a', 'IMF'), body('b', 'International Monetary Fund'));
    expect(initials.reasons).toContain('the initials of the name');
    expect(initials.score).toBeGreaterThan(0.1);
  });
});

describe('the score of two alliances', () => {
  const named = (id: string, name: string, of: StoredBody['members'], sources = [`source:${id}`]) =>
    body(id, name, { kind: 'ORGANIZATION', members: of, sources });

  test('rises with the members in common', () => {
    const imf = named('a', 'IMF', members(countries(0, 30)));
    const long = (count: number) => named('b', 'International Monetary Fund', members(countries(30 - count, 30)));
    const scores = [30, 20, 12, 2].map((count) => likeness(imf, long(count)).score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBeGreaterThan(0.75);
    expect(scores[3]).toBeLessThan(0.1);
    expect(likeness(imf, long(30)).reasons).toContain('30 of 30 members in common');
  });

  test('compares full members who have not left, as far as there are any', () => {
    const old = named('a', 'OAS', [...members(countries(0, 20)), ...members(countries(50, 20), true, '1990-01-01')]);
    const now = named('b', 'OAS', [...members(countries(0, 20)), ...members(countries(80, 60), false)]);
    expect(likeness(old, now).reasons).toContain('20 of 20 members in common');
  });

  test('says less if most of the world belongs', () => {
    const world = (id: string, count: number) => named(id, 'Union', members(countries(0, count)));
    expect(likeness(world('a', 190), world('b', 190)).score).toBeLessThan(
      likeness(world('a', 20), world('b', 20)).score,
    );
  });

  test('lets the same members find another name, with a low score', () => {
    const both = likeness(named('a', 'UEMOA', members(countries(0, 8))), named('b', 'WAEMU', members(countries(0, 8))));
    expect(both.reasons).toContain('different names; 8 of 8 members in common');
    expect(both.score).toBeLessThan(0.5);
  });

  test('proposes the better of two that one source tells apart', () => {
    const of = members(countries(0, 10));
    const { proposals } = find(
      [
        named('alliance:x-sadc', 'SADC', of, ['source:x']),
        named('alliance:x-sadcc', 'Southern African Development Coordination Conference', of, ['source:x']),
        named('alliance:sadc', 'Southern African Development Community', of, ['source:y']),
      ],
      0.5,
    );
    expect(proposals.map(({ keep, join }) => [keep.id, join.id])).toEqual([['alliance:sadc', 'alliance:x-sadc']]);
  });
});
