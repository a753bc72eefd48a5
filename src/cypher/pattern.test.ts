import { describe, expect, test } from '@jest/globals';
import { hop, incoming, node, outgoing } from './pattern.ts';

describe('node', () => {
  test('prints a variable, a label and properties, each optional', () => {
    expect(node('n', 'Loan', { id: 'r.id' })).toBe('(n:`Loan` {`id`: r.id})');
    expect(node('`n0`', 'Loan')).toBe('(`n0`:`Loan`)');
    expect(node('n')).toBe('(n)');
    expect(node('', 'Loan')).toBe('(:`Loan`)');
    expect(node('')).toBe('()');
  });
});

describe('hop', () => {
  test('follows a relation in its direction', () => {
    expect(hop({ relationship: 'HOLDER', direction: 'OUT' })).toBe('-[:`HOLDER`]->');
    expect(hop({ relationship: 'HOLDER', direction: 'IN' }, 'x')).toBe('<-[x:`HOLDER`]-');
  });

  test('prints the properties that distinguish parallel relationships', () => {
    const expected = '-[x:`PARTICIPANT` {`role`: r.role}]->';
    expect(hop({ relationship: 'PARTICIPANT', direction: 'OUT' }, 'x', { role: 'r.role' })).toBe(expected);
  });

  test('has a short form for each direction', () => {
    expect(`${node('a')}${outgoing('ABOUT')}${node('b')}${incoming('ABOUT', 'x')}${node('c')}`).toBe(
      '(a)-[:`ABOUT`]->(b)<-[x:`ABOUT`]-(c)',
    );
  });
});
