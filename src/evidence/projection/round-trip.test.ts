import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isActor, isFact, loadModel } from '../../model/index.ts';
import { entityNodes } from '../change/entity-nodes.ts';
import { rowStatements } from '../statements/row-statements.ts';
import type { GraphNode } from '../stored/graph-node.ts';
import { anyEntry } from '../testing/any-entry.ts';
import { NO_RULINGS } from './clusters.ts';
import { settle } from './settle.ts';
import type { SourceStatement } from './source-statement.ts';

const model = loadModel();
const settling = { model, precedenceOf: () => 0, rulings: NO_RULINGS };
const by = { source: 'source:a', recordedAt: '2026-01-01T00:00:00Z', run: 0 };

const settled = (statements: readonly SourceStatement[]) => settle(settling, statements).entities;

/** Nodes with each item of their lists once, in an order of its own, and their parts by what these say. */
const united = (nodes: readonly GraphNode[]) =>
  nodes
    .map(({ type, properties: { id, ...properties }, links }) => ({
      type,
      properties: Object.entries(properties).map(([name, value]) => [
        name,
        Array.isArray(value) ? sorted(value) : value,
      ]),
      links: sorted(links.map(({ to, ...link }) => JSON.stringify({ ...link, to: to.includes('#') ? 'a part' : to }))),
    }))
    .sort((one, other) => (String(one.properties) < String(other.properties) ? -1 : 1));

const sorted = (items: readonly unknown[]): readonly unknown[] => [...new Set(items)].sort();

const types = [...model.nodes.values()].filter((type) => isActor(type) || isFact(type));

describe('the statement of a row comes to what the row gives, for', () => {
  test.each(types)('$name', (type) => {
    fc.assert(
      fc.property(anyEntry(model, type), (checked) => {
        const [statement] = rowStatements(model, checked, 1, by);
        if (!statement) throw new Error('no statement');
        const [entity] = settled([statement]).values();
        const [read] = settled([{ ...statement, whole: undefined }]).values();
        if (!entity || !read) throw new Error('nothing is stated');
        expect(entityNodes(model, read)).toEqual(entityNodes(model, entity));
        expect(united(entityNodes(model, read))).toEqual(
          united(entityNodes(model, { ...entity, values: checked.values })),
        );
      }),
    );
  });
});
