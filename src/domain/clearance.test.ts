import { describe, expect, test } from '@jest/globals';
import { above, admits, CLEARANCES, clearanceIn, FULL, highestOf, LOWEST } from './clearance.ts';

describe('admits', () => {
  test('lets a clearance have its own sources and those below it', () => {
    const admitted = CLEARANCES.map((own) => CLEARANCES.filter((source) => admits(own, source)));
    expect(admitted).toEqual([['PUBLIC'], ['PUBLIC', 'INTERNAL'], ['PUBLIC', 'INTERNAL', 'RESTRICTED']]);
    expect(CLEARANCES.map(above)).toEqual([['INTERNAL', 'RESTRICTED'], ['RESTRICTED'], []]);
    expect(CLEARANCES.filter((own) => admits(own, FULL))).toEqual([FULL]);
    expect(CLEARANCES.every((own) => admits(own, LOWEST))).toBe(true);
  });
});

describe('highestOf', () => {
  test('is the highest there is, and the lowest where there is none', () => {
    expect(highestOf(['INTERNAL', 'PUBLIC'])).toBe('INTERNAL');
    expect(highestOf(CLEARANCES)).toBe(FULL);
    expect(highestOf([])).toBe(LOWEST);
  });
});

describe('clearanceIn', () => {
  test('is the lowest where a source gives none', () => {
    expect(clearanceIn({})).toBe('PUBLIC');
    expect(clearanceIn({ clearance: 'INTERNAL' })).toBe('INTERNAL');
  });

  test('never takes what it does not know for a low one', () => {
    expect(() => clearanceIn({ clearance: 'SECRET' })).toThrow('SECRET is no clearance');
    expect(() => clearanceIn({ clearance: null })).toThrow('null is no clearance');
  });
});
