import { describe, expect, test } from '@jest/globals';
import { clearanceInClaim, parseClaimPath, rolesIn } from './claims.ts';

describe('parseClaimPath', () => {
  test.each([
    ['/roles', ['roles']],
    ['/realm_access/roles', ['realm_access', 'roles']],
    ['/https:~1~1issuer.example~1roles', ['https://issuer.example/roles']],
    ['/a~01', ['a~1']],
    ['/resource_access/entente-server/roles', ['resource_access', 'entente-server', 'roles']],
  ])('reads %s', (pointer, path) => {
    expect(parseClaimPath(pointer)).toEqual(path);
  });

  test.each(['', '/', 'roles', 'a/b', '/a/', '//a', '/a~', '/a~2'])('refuses %p', (pointer) => {
    expect(parseClaimPath(pointer)).toBeUndefined();
  });
});

describe('rolesIn', () => {
  test.each<[unknown, string[]]>([
    [{ roles: ['reader'] }, ['reader']],
    [{ roles: ['operator', 'analyst', 'other', 7, null] }, ['analyst', 'operator']],
    [{ roles: 'openid analyst' }, ['analyst']],
    [{ roles: 'Reader' }, []],
    [{ roles: ['reader '] }, []],
    [{ roles: { reader: true } }, []],
    [{ roles: [['operator']] }, []],
    [{ roles: null }, []],
    [{}, []],
  ])('of %p are %p', (claims, roles) => {
    expect(rolesIn(claims as object, ['roles'])).toEqual(roles);
  });

  test('follows a path through objects only, and not to what they inherit', () => {
    expect(rolesIn({ a: { roles: ['reader'] } }, ['a', 'roles'])).toEqual(['reader']);
    expect(rolesIn({ a: 'reader' }, ['a', 'roles'])).toEqual([]);
    expect(rolesIn({ a: null }, ['a', 'roles'])).toEqual([]);
    expect(rolesIn({}, ['constructor', 'name'])).toEqual([]);
  });
});

describe('clearanceInClaim', () => {
  test.each<[unknown, string]>([
    [{ clearance: 'INTERNAL' }, 'INTERNAL'],
    [{ clearance: ['PUBLIC', 'RESTRICTED', 'INTERNAL'] }, 'RESTRICTED'],
    [{ clearance: 'openid INTERNAL' }, 'INTERNAL'],
    [{ clearance: 'internal' }, 'PUBLIC'],
    [{ clearance: 'TOP SECRET' }, 'PUBLIC'],
    [{ clearance: { RESTRICTED: true } }, 'PUBLIC'],
    [{ clearance: null }, 'PUBLIC'],
    [{}, 'PUBLIC'],
  ])('of %p is %p', (claims, clearance) => {
    expect(clearanceInClaim(claims as object, ['clearance'])).toBe(clearance);
  });
});
