import { describe, expect, test } from '@jest/globals';
import { assignments, properties, property, propertyMap } from './property.ts';

test('property quotes the name and prints the owner as given', () => {
  expect(property('n', 'from')).toBe('n.`from`');
  expect(property('r.props', 'name')).toBe('r.props.`name`');
});

test('properties lists properties of one owner', () => {
  expect(properties('n', ['id', 'name'])).toBe('n.`id`, n.`name`');
});

describe('propertyMap', () => {
  test('prints expressions by property', () => {
    expect(propertyMap({ id: 'r.id', role: '$role' })).toBe('{`id`: r.id, `role`: $role}');
  });

  test('is empty without properties', () => {
    expect(propertyMap({})).toBe('');
  });
});

test('assignments print what SET takes', () => {
  expect(assignments('n', { usd: 'toFloat(r.usd)', basis: 'r.basis' })).toBe(
    'n.`usd` = toFloat(r.usd), n.`basis` = r.basis',
  );
});
