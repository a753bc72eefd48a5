import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema, isInterfaceType, isListType, isNonNullType, isObjectType } from 'graphql';
import { TEXTS } from '../texts/index.ts';
import { codeInWords, propertyInWords, rolesInWords, valueInWords } from './words.ts';

const ROOT = join(import.meta.dirname, '../..');

test.each([
  ['from', '2010-01-01', 'DECADE', '2010s'],
  ['rank', 'HEAD_OF_STATE', null, 'head of state'],
  ['code', 'VE', null, 'VE'],
  ['title', 'A TITLE', null, 'A TITLE'],
  ['status', 'ACTIVE', null, 'disbursed, not fully repaid'],
  ['quantities.U.S. ships.bound', 'MORE_THAN', null, 'more than'],
  ['umbrella', 'true', null, 'yes'],
  ['principal', '50000000000', null, '50,000,000,000'],
  ['principal', 'about 5', null, 'about 5'],
  ['quantities.share.value', '12.5', null, '12.5'],
  ['birthYear', '1962', null, '1962'],
])('the %s %s (%s) is read as %s', (property, value, precision, expected) => {
  expect(valueInWords(property, value, precision)).toBe(expected);
});

test.each([
  ['aliases', 'other names'],
  ['balances.2018.amount', 'balance · 2018 · amount'],
  ['quantities.U.S. ships.value', 'quantity · U.S. ships · value'],
  ['participants.HEAD_OF_DELEGATION', 'participant · head of delegation'],
  ['constructor', 'constructor'],
])('the property %s is read as %s', (property, expected) => {
  expect(propertyInWords(property)).toBe(expected);
});

test('a code that the page does not know is written in small letters, and who has two roles has both', () => {
  expect(codeInWords('kind', 'NEW_KIND')).toBe('new kind');
  expect(codeInWords('kind', 'constructor')).toBe('constructor');
  expect(rolesInWords('HOST, HEAD_OF_DELEGATION')).toBe('host, head of delegation');
});

test('each property that a source can state has words', () => {
  const schema = buildSchema(readFileSync(join(ROOT, 'schema/api.graphql'), 'utf8'));
  const notStated = /^(?:id|presumedUntil|disputed|statementCount|sourceCount|.*Precision)$/;
  const stated = ['Actor', 'Fact'].flatMap((name) => {
    const type = schema.getType(name);
    if (!isInterfaceType(type)) throw new Error(`${name} is no interface`);
    return schema.getPossibleTypes(type).flatMap((one) => Object.values(one.getFields()));
  });
  const own = stated.filter(({ name, args }) => args.length === 0 && !notStated.test(name));
  const parts = own.flatMap(({ type }) => {
    const list = isNonNullType(type) ? type.ofType : type;
    const item = isListType(list) && isNonNullType(list.ofType) ? list.ofType.ofType : undefined;
    return isObjectType(item) ? Object.keys(item.getFields()) : [];
  });
  // What names a part is the name of its path.
  const names = [...own.map(({ name }) => name), ...parts.filter((name) => !/^(?:asOf.*|name|role|actor)$/.test(name))];
  expect(names.length).toBeGreaterThan(40);
  expect([...new Set(names)].filter((name) => !Object.hasOwn(TEXTS.properties, name))).toEqual([]);
});

test('each role in the articles has words', () => {
  const articles = readdirSync(join(ROOT, 'seed')).filter((name) => name.endsWith('.yaml'));
  const roles = articles.flatMap((name) => [
    ...readFileSync(join(ROOT, 'seed', name), 'utf8').matchAll(/(?:role: |participants\.)([A-Z_]+)/g),
  ]);
  expect(roles.length).toBeGreaterThan(40);
  expect(roles.map(([, role = '']) => role).filter((role) => !Object.hasOwn(TEXTS.codes.role, role))).toEqual([]);
});
