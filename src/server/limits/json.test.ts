import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scanJson } from './json.ts';

const LIMITS = { nesting: 1000, values: 100_000 };

/** The expected result of `scanJson`, from the parsed value. */
function measure(value: unknown): { nesting: number; values: number } {
  if (typeof value !== 'object' || value === null) return { nesting: 0, values: 1 };
  const inner = Object.values(value).map(measure);
  return {
    nesting: 1 + Math.max(0, ...inner.map(({ nesting }) => nesting)),
    values:
      1 +
      Math.max(
        1,
        inner.reduce((sum, { values }) => sum + values, 0),
      ),
  };
}

describe('scanJson', () => {
  test('measures any JSON text like its parsed value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(scanJson(text, LIMITS)).toMatchObject(measure(JSON.parse(text)));
      }),
    );
  });

  test.each([
    ['"a \\" [[[,,, "', { nesting: 0, values: 1 }],
    ['["\\\\", [1]]', { nesting: 2, values: 4 }],
    ['["\\\\\\"[", 1]', { nesting: 1, values: 3 }],
    ['["open [[[', { nesting: 1, values: 2 }],
    [']]]][', { nesting: 0, values: 2 }],
  ])('ignores brackets inside strings: %s', (text, expected) => {
    expect(scanJson(text, LIMITS)).toEqual(expected);
  });

  test('knows the key of the outermost object at which it ended', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1 }), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(scanJson(text, LIMITS).key ?? '')).toBe(Object.keys(JSON.parse(text)).at(-1));
      }),
    );
    const text = '{ "a": ["b:", {"c": 1}], "ids": [1, 2, 3, 4], "d": 1 }';
    expect(scanJson(text, { nesting: 10, values: 8 })).toEqual({ nesting: 3, values: 9, key: '"ids"' });
  });

  test('stops once a limit is exceeded', () => {
    expect(scanJson('['.repeat(10 ** 6), { nesting: 10, values: 100 })).toEqual({ nesting: 11, values: 12 });
    expect(scanJson('[1,2,3,4]', { nesting: 10, values: 3 })).toEqual({ nesting: 1, values: 4 });
  });
});
