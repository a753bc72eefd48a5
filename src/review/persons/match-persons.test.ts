import { describe, expect, test } from '@jest/globals';
import { findProposals } from '../find-proposals.ts';
import { MAX_BLOCK } from '../matching/blocks.ts';
import { KeepForest } from '../proposals/keep-forest.ts';
import { personComparer } from './compare-persons.ts';
import { type Person, personOf, type StoredPerson } from './person.ts';
import { personBlocks } from './person-blocks.ts';

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

function find(persons: readonly Person[], minScore = 0) {
  const standing = { same: [], different: new Set<string>(), forest: new KeepForest([]) };
  return findProposals('Person', persons, { blocksOf: personBlocks, comparer: personComparer }, { minScore, standing });
}

/** The score of two persons who share a block, and why. */
function likeness(one: Person, other: Person): { score: number; reasons: string } {
  const [pair] = find([one, other]).proposals;
  return { score: pair?.score ?? 0, reasons: pair?.reasons.join('; ') ?? '' };
}

const reign = tenure('Uganda', '1986-01-29');

describe('the score of two persons', () => {
  const chief = person('a-1', 'Museveni', { tenures: [reign] });

  test('is at most 0.5 for a name alone', () => {
    const name = 'Yoweri Kaguta Museveni Tibuhaburwa';
    expect(likeness(person('a', name), person('b', name)).score).toBe(0.5);
  });

  test('rises with a country and time in common, and falls with different countries', () => {
    const since = (from: string) => person('b-1', 'Yoweri MUSEVENI', { tenures: [tenure('Uganda', from)] });
    const near = likeness(chief, since('1986-01-26'));
    expect(near.score).toBeGreaterThan(0.95);
    expect(near.reasons).toContain('both led Uganda; tenures begin within a month of each other');
    expect(likeness(chief, since('1986-01-29')).score).toBeGreaterThan(near.score);
    expect(likeness(chief, since('1986-11-01')).score).toBeLessThan(near.score);
    const elsewhere = likeness(chief, person('b-1', 'Yoweri MUSEVENI', { tenures: [tenure('Kenya', '1986-01-29')] }));
    expect(elsewhere.score).toBeLessThan(0.05);
    expect(elsewhere.reasons).toContain('offices in Uganda and in Kenya');
  });

  test('falls with the years between tenures', () => {
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

  test('rises less with a date known only to the year', () => {
    const known = (id: string, fromPrecision: string) =>
      person(id, 'Museveni', { tenures: [tenure('Uganda', '1986-01-01', { fromPrecision })] });
    expect(likeness(known('a-1', 'YEAR'), known('b-1', 'DAY')).score).toBeLessThan(
      likeness(known('a-1', 'DAY'), known('b-1', 'DAY')).score,
    );
  });
});

describe('the score of two persons with a birth year or source', () => {
  test('rises with equal birth years, and falls with different or impossible ones', () => {
    const born = (id: string, birthYear: number) => person(id, 'Hugo Chavez', { birthYear });
    const same = likeness(born('a-1', 1954), born('b-1', 1954));
    expect(same.score).toBeGreaterThan(0.9);
    expect(same.reasons).toContain('both were born in 1954');
    expect(likeness(born('a-1', 1954), born('b-1', 1955)).score).toBeGreaterThan(0.5);
    const other = likeness(born('a-1', 1954), born('b-1', 1959));
    expect(other.score).toBeLessThan(0.1);
    expect(other.reasons).toContain('birth years 5 apart, 1954 and 1959');
    const dead = person('b-1', 'Hugo Chavez', { tenures: [tenure('Venezuela', '1850-01-01')] });
    expect(likeness(born('a-1', 1954), dead).reasons).toContain('in office 104 years before the other was born');
  });

  test('is none for two persons of one source, which are not compared', () => {
    const sources = ['source:a'];
    const two = ['a-1', 'a-2'].map((id) =>
      person(id, 'Museveni', { tenures: [reign], sources: [...sources, `source:${id}`], birthYear: 1944 }),
    );
    expect(find(two)).toMatchObject({ proposals: [], compared: 0 });
  });

  test('outweighs a birth year that is wrong with a name, a country and a date', () => {
    const born = (id: string, birthYear: number) =>
      person(id, 'Yoweri Museveni', { birthYear, tenures: [reign], sources: [`source:${id}`] });
    const typo = likeness(born('a', 1944), born('b', 1994));
    expect(typo.score).toBeGreaterThan(0.8);
    expect(typo.reasons).toContain('birth years 50 apart, 1944 and 1994');
    expect(typo.score).toBeLessThan(likeness(born('a', 1944), born('b', 1944)).score);
  });

  test('rises less with a common name', () => {
    const others = Array.from({ length: 60 }, (_, index) =>
      person(`c-${index}`, `Kim ${'abcdefgh'[index % 8]}${index}x`),
    );
    const [common, rare] = ['Kim', 'Zog'].map(
      (name) => [person('a-1', name, { tenures: [reign] }), person('b-1', name, { tenures: [reign] })] as const,
    );
    const scoreOfTwo = (two: typeof common) =>
      find([...(two ?? []), ...others]).proposals.find(({ keep, join }) =>
        [keep, join].every(({ id }) => two?.some((one) => one.id === id)),
      )?.score ?? 0;
    expect(scoreOfTwo(common)).toBeLessThan(scoreOfTwo(rare));
  });
});

describe('persons are compared', () => {
  test('only if they share something', () => {
    const { compared } = find([person('a', 'Museveni'), person('b', 'Kagame'), person('c', 'Paul Kagame')]);
    expect(compared).toBe(1);
  });

  test('within a country if their names sound alike or they took office at about the same time', () => {
    const [rakhmonov, rahmon] = [
      person('a', 'Rakhmonov', { tenures: [tenure('Tajikistan', '1992-11-20')] }),
      person('b', 'RAHMON', { tenures: [tenure('Tajikistan', '2020-01-01')] }),
    ];
    expect(find([rakhmonov, rahmon]).proposals).toHaveLength(1);
    const lukashenka = (from: string) => [
      person('a', 'Lukashenko', { tenures: [tenure('Belarus', '1994-07-20')] }),
      person('b', 'LUKASHENKA', { tenures: [tenure('Belarus', from)] }),
    ];
    expect(find(lukashenka('1999-07-19')).proposals).toHaveLength(1);
    expect(find(lukashenka('2029-07-20')).proposals).toHaveLength(0);
  });

  test('only within a country if their name is too common, and the result says so', () => {
    const persons = Array.from({ length: MAX_BLOCK + 1 }, (_, index) =>
      person(`p-${index}`, 'Mohamed', { tenures: [tenure(`Country ${index % 50}`, `${1800 + index}-01-01`)] }),
    );
    const { capped, compared } = find(persons);
    expect(capped).toEqual([
      {
        sharing: 'the name mohamed',
        entries: MAX_BLOCK + 1,
        instead: 'compared within a country or by a second name',
      },
    ]);
    // Two or three of each country.
    expect(compared).toBe(49 + 3);
  });

  test('if they share two common names', () => {
    const many = (name: string, from: string) =>
      Array.from({ length: MAX_BLOCK }, (_, index) =>
        person(`${from}-${index}`, `${name} ${'bcdfghjklm'[index % 10]}aq${index}`),
      );
    const same = ['John Smith', 'Smith, John'].map((name, index) => person(`x-${index}`, name, { birthYear: 1954 }));
    expect(find([...same, ...many('John', 'j'), ...many('Smith', 's')], 0.5).proposals).toHaveLength(1);
  });

  test('in blocks of limited size', () => {
    const persons = Array.from({ length: 3 * MAX_BLOCK }, (_, index) =>
      person(`p-${index}`, 'Mohamed', { tenures: [tenure('Egypt', '1990-01-01')] }),
    );
    const { blocks, capped } = personBlocks(persons);
    expect(blocks).toEqual([]);
    expect(capped.map(({ sharing }) => sharing)).toEqual([
      'the name mohamed',
      expect.stringContaining('Egypt and a name that sounds like'),
      'an office of Egypt that began in 1990 to 1999',
      'an office of Egypt that began in 1985 to 1994',
    ]);
  });
});

describe('a person with many names', () => {
  const aliases = (count: number) => Array.from({ length: count }, (_, index) => `Alias${index} Longname${index}`);
  const [some, many] = [7, 12].map((count) =>
    person(`of-${count}`, 'Museveni', { aliases: aliases(count), tenures: [reign] }),
  );
  const other = person('other', 'Museveni', { tenures: [reign] });

  test('is compared by the first ones, and each pair says so', () => {
    if (!some || !many) throw new Error('No person');
    expect(likeness(some, other).reasons).not.toContain('names were compared');
    expect(likeness(many, other).reasons).toContain('only the first 8 names of person:of-12 were compared, 5 were not');
  });

  test('is listed even without a pair', () => {
    if (!some || !many) throw new Error('No person');
    const found = find([some, many, person('z', 'Nobody Else')], 0.999);
    expect(found.proposals).toEqual([]);
    expect(found.partlyCompared.map(({ id, namesNotCompared }) => [id, namesNotCompared])).toEqual([
      ['person:of-12', 5],
    ]);
  });
});
