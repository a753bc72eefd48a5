import { describe, expect, test } from '@jest/globals';
import { loadModel, nodeType } from '../../model/index.ts';
import type { MappedEntry } from '../entries/entry.ts';
import type { GraphNode } from '../stored/graph-node.ts';
import { joinsOf } from './decisions.ts';
import { renamedNodes, renamedRow } from './renamed.ts';

const model = loadModel();
const joins = joinsOf([
  { keep: 'person:b', join: 'person:c', decision: 'same' },
  { keep: 'person:a', join: 'person:b', decision: 'same' },
  { keep: 'person:a', join: 'person:x', decision: 'different' },
]);

const entry = (type: string, id: string, values: object, stated: readonly [string, string][] = []): MappedEntry => ({
  type: nodeType(model, type),
  id,
  values: { ...values },
  statements: stated.map(([property, value]) => ({
    property,
    value,
    precision: undefined,
    summary: 's',
    basis: 'REPORTED',
  })),
});

/** The entry after renaming. */
function renamed(one: MappedEntry): MappedEntry | undefined {
  const row = renamedRow(model, { kind: 'entries', entries: [one] }, joins);
  return row.kind === 'entries' ? row.entries[0] : undefined;
}

test('joinsOf follows chains to their end and ignores different pairs', () => {
  expect([...joins.into]).toEqual([
    ['person:c', 'person:a'],
    ['person:b', 'person:a'],
  ]);
  expect([...joins.kept]).toEqual(['person:a']);
});

describe('renamedRow', () => {
  test('keeps stored values for an id that was joined away or that others were joined to', () => {
    expect(renamed(entry('Person', 'person:c', { name: 'C' }))).toMatchObject({ id: 'person:a', merge: 'keep' });
    expect(renamed(entry('Person', 'person:a', { name: 'A' }))).toMatchObject({ id: 'person:a', merge: 'keep' });
    expect(renamed(entry('Person', 'person:x', { name: 'X' }))).not.toHaveProperty('merge');
  });

  test('replaces joined ids in relations, participants and stated values', () => {
    expect(
      renamed(
        entry('Tenure', 'tenure:t', { holder: 'person:b', country: 'country:VE', office: 'person:b' }, [
          ['holder', 'person:b'],
          ['office', 'x'],
        ]),
      ),
    ).toMatchObject({
      values: { holder: 'person:a', country: 'country:VE', office: 'person:b' },
      statements: [{ value: 'person:a' }, { value: 'x' }],
    });
    const participants = [
      { role: 'HOST', actor: 'person:b' },
      { role: 'HOST', actor: 'person:a' },
      { role: 'GUEST', actor: 'person:c' },
      { role: 'GUEST', actor: 'person:x' },
    ];
    expect(renamed(entry('Event', 'event:e', { participants, quantities: [{ name: 'person:b' }] }))?.values).toEqual({
      participants: [
        { role: 'HOST', actor: 'person:a' },
        { role: 'GUEST', actor: 'person:a' },
        { role: 'GUEST', actor: 'person:x' },
      ],
      quantities: [{ name: 'person:b' }],
    });
  });

  test('returns a row without entries unchanged', () => {
    const passed = { kind: 'passed', reason: 'none' } as const;
    expect(renamedRow(model, passed, joins)).toBe(passed);
  });
});

describe('renamedNodes', () => {
  const node = (type: string, id: string, links: GraphNode['links'] = [], more = {}): GraphNode => ({
    type,
    id,
    properties: { id, ...more },
    links,
  });
  const link = (field: string, type: string, to: string) => ({ field, type, to, properties: {} });

  test('separates joined nodes, which keep stored values, from those to be written whole', () => {
    const { whole, kept } = renamedNodes(
      [
        node('Person', 'person:b', [], { name: 'B' }),
        node('Person', 'person:a', [], { name: 'A' }),
        node('Tenure', 'tenure:t', [link('holder', 'Person', 'person:b')]),
        node('Statement', 'statement:s', [link('subject', 'Person', 'person:c')], {
          values: ['person:b', '5'],
          statedOf: 'person:c',
        }),
      ],
      joins,
    );
    expect(kept.map(({ id, properties }) => [id, properties.id, properties.name])).toEqual([
      ['person:a', 'person:a', 'A'],
      ['person:a', 'person:a', 'B'],
    ]);
    expect(whole).toEqual([
      node('Tenure', 'tenure:t', [link('holder', 'Person', 'person:a')]),
      node('Statement', 'statement:s', [link('subject', 'Person', 'person:a')], {
        values: ['person:a', '5'],
        statedOf: 'person:c',
      }),
    ]);
  });

  test('returns the same list without joins', () => {
    const nodes = [node('Person', 'person:b')];
    expect(renamedNodes(nodes, joinsOf([])).whole).toBe(nodes);
  });
});
