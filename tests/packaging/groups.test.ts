import { describe, expect, test } from '@jest/globals';
import { inGroups, longestFirst } from '../../scripts/lib/groups.mjs';
import { slowestLines } from '../../scripts/lib/slowest.mjs';

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${index}.test.ts`);

describe('groups of test files', () => {
  test('have each file once, in its order, and become smaller towards the end', () => {
    for (const count of [0, 1, 7, 8, 9, 40, 41, 161, 397]) {
      const groups = inGroups(numbered(count), { most: 40, least: 8, lanes: 2 });
      expect(groups.flat()).toEqual(numbered(count));
      const sizes = groups.map(({ length }) => length);
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(40);
      expect(sizes.slice(0, -1).every((size) => size >= 8)).toBe(true);
    }
  });

  test('leave a lane with little to wait for', () => {
    const sizes = inGroups(numbered(100), { most: 40, least: 8, lanes: 2 }).map(({ length }) => length);
    expect(sizes).toEqual([25, 19, 14, 11, 8, 8, 8, 7]);
  });

  test('begin with what crosses rooms', () => {
    expect(longestFirst(['/a/clients/b.test.ts', '/a/src/c.test.ts', '/a/tests/d/e.test.ts'])).toEqual([
      '/a/clients/b.test.ts',
      '/a/tests/d/e.test.ts',
      '/a/src/c.test.ts',
    ]);
  });
});

describe('the slowest files', () => {
  const ran = (file: string, startAt: number | null, duration: number | null) => ({
    ancestorTitles: [file, 'a block'],
    fullName: `${file} a block`,
    status: startAt === null ? 'pending' : 'passed',
    startAt,
    duration,
  });

  test('are named with their hooks, whether they ran together or alone', () => {
    const together = {
      name: '/root/together.ts',
      assertionResults: [
        ran('tests/a.test.ts', 1_000, 2_000),
        ran('tests/a.test.ts', null, null),
        ran('tests/b.test.ts', 8_000, 1_000),
        ran('tests/b.test.ts', 9_000, 3_000),
      ],
    };
    const alone = { name: '/root/src/c.test.ts', assertionResults: [ran('a block', 50_000, 4_000)] };
    expect(slowestLines({ testResults: [together, alone] }, '/root')).toEqual([
      'Slowest files:',
      '  9 s, tests: 2, tests/b.test.ts',
      '  4 s, tests: 1, src/c.test.ts',
      '  2 s, tests: 1, tests/a.test.ts',
    ]);
  });

  test('are not there where nothing ran', () => {
    expect(slowestLines({ testResults: [] }, '/root')).toEqual([]);
  });
});
