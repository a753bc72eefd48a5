import { describe, expect, test } from '@jest/globals';
import { BLOCK, blocksOf } from './blocks.ts';
import { findPairs } from './pairs.ts';
import { type Person, personOf, type StoredPerson } from './person.ts';
import { reportJson, reportLines } from './report.ts';

type Tenure = StoredPerson['tenures'][number];

const tenure = (country: string, from: string | null, fields: Partial<Tenure> = {}): Tenure => ({
  country: `country:${country}`,
  countryName: country,
  leads: true,
  from,
  fromPrecision: 'DAY',
  until: null,
  firstObserved: null,
  lastObserved: null,
  ...fields,
});

const person = (id: string, name: string, fields: Partial<StoredPerson> = {}): Person =>
  personOf({ id: `person:${id}`, name, aliases: [], birthYear: null, tenures: [], sources: [], ...fields });

const find = (persons: readonly Person[], least = 0) =>
  findPairs(persons, { least, titles: new Map([['source:a', 'A']]), isDecided: () => false });

/** The score of two persons who share a block, and why. */
function likeness(one: Person, other: Person): { score: number; reasons: string } {
  const [pair] = find([one, other]).pairs;
  return { score: pair?.score ?? 0, reasons: pair?.reasons.join('; ') ?? '' };
}

describe('how likely two are one person', () => {
  const reign = tenure('Uganda', '1986-01-29');
  const chief = person('a-1', 'Museveni', { tenures: [reign] });

  test('a name alone never comes to more than as likely as not', () => {
    const name = 'Yoweri Kaguta Museveni Tibuhaburwa';
    expect(likeness(person('a', name), person('b', name)).score).toBe(0.5);
  });

  test('a country and a time in common pull a name up, another country pulls it down', () => {
    const since = (from: string) => person('b-1', 'Yoweri MUSEVENI', { tenures: [tenure('Uganda', from)] });
    const near = likeness(chief, since('1986-01-26'));
    expect(near.score).toBeGreaterThan(0.95);
    expect(near.reasons).toContain('both lead or led Uganda; tenures begin within a month of each other');
    expect(likeness(chief, since('1986-01-29')).score).toBeGreaterThan(near.score);
    expect(likeness(chief, since('1986-11-01')).score).toBeLessThan(near.score);
    const elsewhere = likeness(chief, person('b-1', 'Yoweri MUSEVENI', { tenures: [tenure('Kenya', '1986-01-29')] }));
    expect(elsewhere.score).toBeLessThan(0.05);
    expect(elsewhere.reasons).toContain('offices of Uganda and of Kenya');
  });

  test('times far apart pull down, the more the farther', () => {
    const ruler = (id: string, from: string, until: string) =>
      person(id, 'Ferdinand Marcos', { tenures: [tenure('Philippines', from, { until })] });
    const first = ruler('a-1', '1965-12-30', '1986-02-25');
    const scores = ['1970-01-01', '1990-01-01', '2005-01-01', '2025-01-01', '2065-01-01'].map(
      (from) => likeness(first, ruler('b-1', from, `${Number(from.slice(0, 4)) + 1}-01-01`)).score,
    );
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
    expect(scores[4]).toBeLessThan(0.05);
  });

  test('a date known to the year says less than one known to the day', () => {
    const known = (id: string, fromPrecision: string) =>
      person(id, 'Museveni', { tenures: [tenure('Uganda', '1986-01-01', { fromPrecision })] });
    expect(likeness(known('a-1', 'YEAR'), known('b-1', 'DAY')).score).toBeLessThan(
      likeness(known('a-1', 'DAY'), known('b-1', 'DAY')).score,
    );
  });

  test('years of birth pull up and down, and rule out', () => {
    const born = (id: string, birthYear: number) => person(id, 'Hugo Chavez', { birthYear });
    const same = likeness(born('a-1', 1954), born('b-1', 1954));
    expect(same.score).toBeGreaterThan(0.9);
    expect(same.reasons).toContain('born 1954 in both');
    expect(likeness(born('a-1', 1954), born('b-1', 1955)).score).toBeGreaterThan(0.5);
    const other = likeness(born('a-1', 1954), born('b-1', 1959));
    expect(other.score).toBeLessThan(0.1);
    expect(other.reasons).toContain('birth years 5 apart, 1954 and 1959');
    const dead = person('b-1', 'Hugo Chavez', { tenures: [tenure('Venezuela', '1850-01-01')] });
    expect(likeness(born('a-1', 1954), dead).reasons).toContain('in office 104 years before the birth of the other');
  });

  test('two that one source tells apart are not likely, whatever they have in common', () => {
    const sources = ['source:a'];
    const [one, other] = [
      person('a-1', 'Museveni', { tenures: [reign], sources, birthYear: 1944 }),
      person('a-2', 'Museveni', { tenures: [reign], sources, birthYear: 1944 }),
    ];
    const both = likeness(one, other);
    expect(both.score).toBeLessThan(0.2);
    expect(both.reasons).toMatch(/^both are in A, which tells them apart/);
    expect(find([one, other], 0.5).pairs).toEqual([]);
  });

  test('a name that many have says less', () => {
    const others = Array.from({ length: 60 }, (_, index) =>
      person(`c-${index}`, `Kim ${'abcdefgh'[index % 8]}${index}x`),
    );
    const [common, rare] = ['Kim', 'Zog'].map(
      (name) => [person('a-1', name, { tenures: [reign] }), person('b-1', name, { tenures: [reign] })] as const,
    );
    const scoreOf = (two: typeof common) =>
      find([...(two ?? []), ...others]).pairs.find(({ keep, join }) => two?.includes(keep) && two.includes(join))
        ?.score ?? 0;
    expect(scoreOf(common)).toBeLessThan(scoreOf(rare));
  });

  test('the one is kept whose id is given by hand, then the one whose id can be read', () => {
    const kept = (one: string, other: string) =>
      find([
        person(one, 'Museveni', { sources: ['source:archigos'] }),
        person(other, 'Museveni', { sources: ['source:factbook-executives', 'source:factbook'] }),
      ]).pairs[0]?.keep.id;
    expect(kept('archigos-81dcc176-1e42', 'yoweri-museveni')).toBe('person:yoweri-museveni');
    expect(kept('archigos-81dcc176-1e42', 'factbook-museveni')).toBe('person:factbook-museveni');
    expect(kept('yoweri-museveni', 'factbook-museveni')).toBe('person:yoweri-museveni');
  });
});

describe('who is compared with whom', () => {
  test('nobody who shares nothing', () => {
    const { compared } = find([person('a', 'Museveni'), person('b', 'Kagame'), person('c', 'Paul Kagame')]);
    expect(compared).toBe(1);
  });

  test('names spelt otherwise meet in a country: by sound, or by when they began', () => {
    const [rakhmonov, rahmon] = [
      person('a', 'Rakhmonov', { tenures: [tenure('Tajikistan', '1992-11-20')] }),
      person('b', 'RAHMON', { tenures: [tenure('Tajikistan', '2020-01-01')] }),
    ];
    expect(find([rakhmonov, rahmon]).pairs).toHaveLength(1);
    const lukashenka = (from: string) => [
      person('a', 'Lukashenko', { tenures: [tenure('Belarus', '1994-07-20')] }),
      person('b', 'LUKASHENKA', { tenures: [tenure('Belarus', from)] }),
    ];
    expect(find(lukashenka('1999-07-19')).pairs).toHaveLength(1);
    expect(find(lukashenka('2029-07-20')).pairs).toHaveLength(0);
  });

  test('a name of too many is compared within a country alone, and that is told', () => {
    const persons = Array.from({ length: BLOCK + 1 }, (_, index) =>
      person(`p-${index}`, 'Mohamed', { tenures: [tenure(`Country ${index % 50}`, `${1800 + index}-01-01`)] }),
    );
    const { capped, compared } = find(persons);
    expect(capped).toEqual([
      {
        sharing: 'the name mohamed',
        persons: BLOCK + 1,
        instead: 'compared within one country, or by another name as well',
      },
    ]);
    // Two or three of each country.
    expect(compared).toBe(49 + 3);
  });

  test('two names that many have lead to those who have both', () => {
    const many = (name: string, from: string) =>
      Array.from({ length: BLOCK }, (_, index) =>
        person(`${from}-${index}`, `${name} ${'bcdfghjklm'[index % 10]}aq${index}`),
      );
    const same = ['John Smith', 'Smith, John'].map((name, index) => person(`x-${index}`, name, { birthYear: 1954 }));
    expect(find([...same, ...many('John', 'j'), ...many('Smith', 's')], 0.5).pairs).toHaveLength(1);
  });

  test('the blocks never hold more than may be compared', () => {
    const persons = Array.from({ length: 3 * BLOCK }, (_, index) =>
      person(`p-${index}`, 'Mohamed', { tenures: [tenure('Egypt', '1990-01-01')] }),
    );
    const { blocks, capped } = blocksOf(persons);
    expect(blocks).toEqual([]);
    expect(capped.map(({ sharing }) => sharing)).toEqual([
      'the name mohamed',
      expect.stringContaining('of Egypt'),
      'an office of Egypt since 1990 to 1999',
      'an office of Egypt since 1985 to 1994',
    ]);
  });
});

describe('a person of many names', () => {
  const aliases = (count: number) => Array.from({ length: count }, (_, index) => `Alias${index} Longname${index}`);
  const reign = tenure('Uganda', '1986-01-29');
  const [some, many] = [7, 12].map((count) =>
    person(`of-${count}`, 'Museveni', { aliases: aliases(count), tenures: [reign] }),
  );
  const other = person('other', 'Museveni', { tenures: [reign] });

  test('is compared by the first of them, and each pair says so', () => {
    if (!some || !many) throw new Error('There is nobody');
    expect(likeness(some, other).reasons).not.toContain('names were compared');
    expect(likeness(many, other).reasons).toContain(
      'of person:of-12 the first 8 names were compared, and 5 more were not',
    );
  });

  test('is told of where no pair came of it', () => {
    if (!some || !many) throw new Error('There is nobody');
    const found = find([some, many, person('z', 'Nobody Else')], 0.999);
    expect(found.pairs).toEqual([]);
    expect(reportLines(found, 3, 0.999)).toEqual([
      '0 pairs of 3 persons score 0.999 or more',
      'Compared by their first 8 names alone:',
      '  person:of-12  Museveni: 5 more',
    ]);
    expect(JSON.parse(reportJson(found, 3)).unread).toEqual([{ id: 'person:of-12', name: 'Museveni', names: 5 }]);
  });
});
