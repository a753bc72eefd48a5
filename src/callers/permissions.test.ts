import { describe, expect, test } from '@jest/globals';
import { createCaller, mayActAs, ROLES } from './caller.ts';
import { checkRootFields, roleForField, roleForRoute } from './permissions.ts';

describe('a role', () => {
  test('may do what the ones before it may', () => {
    const may = ROLES.map((role) => {
      const caller = createCaller({ kind: 'anonymous', id: 'anonymous', roles: [role] });
      return ROLES.filter((needed) => mayActAs(caller, needed));
    });
    expect(may).toEqual([['reader'], ['reader', 'analyst'], ['reader', 'analyst', 'operator']]);
  });

  test('is needed for anything', () => {
    expect(ROLES.filter((needed) => mayActAs({ roles: [] }, needed))).toEqual([]);
  });
});

describe('the rules', () => {
  test('give fields and routes their roles', () => {
    expect(['country', 'search', '__typename'].map(roleForField)).toEqual(['reader', 'reader', 'reader']);
    expect(roleForField('paths')).toBe('analyst');
    expect(['__schema', '__type'].map(roleForField)).toEqual(['operator', 'operator']);
    expect(roleForRoute('/export/:format')).toBe('analyst');
    expect(roleForRoute('/health/live')).toBe('anyone');
  });

  test('leave a field that none names to operators, and refuse it at start', () => {
    expect(roleForField('sanctions')).toBe('operator');
    expect(roleForField('constructor')).toBe('operator');
    expect(() => checkRootFields(['country', 'sanctions', 'sanction'])).toThrow(
      'In src/callers/permissions.ts, no role is given for the root field sanctions, sanction.',
    );
    expect(() => checkRootFields(['country'])).not.toThrow();
  });

  test('refuse a route that none names', () => {
    expect(() => roleForRoute('/metrics-of-all')).toThrow('no role is given for the route /metrics-of-all');
  });
});
