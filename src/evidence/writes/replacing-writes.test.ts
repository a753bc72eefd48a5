import { describe, expect, test } from '@jest/globals';
import { asFile, smallSeed } from '../../../tests/support/small-seed.ts';
import { loadModel } from '../../model/index.ts';
import { parseSeed } from '../../seed/read-seed.ts';
import { replacingWrites } from './replacing-writes.ts';

const model = loadModel();
const writes = replacingWrites(parseSeed([asFile(smallSeed())], model).nodes, model);
const texts = writes.map((write) => write.text);

describe('replacingWrites', () => {
  test('merges nodes by id and replaces their properties, keeping floats as floats', () => {
    expect(texts).toContain('UNWIND $rows AS r MERGE (n:`Tenure` {`id`: r.id}) SET n = r.props');
    expect(texts).toContain(
      'UNWIND $rows AS r MERGE (n:`Loan` {`id`: r.id}) SET n = r.props' +
        ' SET n.`principal` = toFloat(r.props.`principal`) SET n.`principalUsd` = toFloat(r.props.`principalUsd`)' +
        ' SET n.`interestRate` = toFloat(r.props.`interestRate`)',
    );
  });

  test('removes stale relationships of a relation, then merges the current ones', () => {
    const stale =
      'UNWIND $rows AS r MATCH (a:`Tenure` {`id`: r.id})-[x:`HOLDER`]->(b) WHERE NOT [b.`id`] IN r.keep DELETE x';
    const merge =
      'UNWIND $rows AS r MATCH (a:`Tenure` {`id`: r.from}) MATCH (b:`Person` {`id`: r.to}) MERGE (a)-[x:`HOLDER`]->(b)';
    expect(texts.indexOf(stale)).toBeGreaterThan(-1);
    expect(texts.indexOf(merge)).toBe(texts.indexOf(stale) + 1);
    expect(writes[texts.indexOf(stale)]?.params).toEqual({ rows: [{ id: 'tenure:ann', keep: [['person:ann']] }] });
  });

  test('distinguishes relationships by their properties', () => {
    expect(texts).toContain(
      'UNWIND $rows AS r MATCH (a:`Event` {`id`: r.from}) MATCH (b:`Country` {`id`: r.to}) ' +
        'MERGE (a)-[x:`PARTICIPANT` {`role`: r.props.`role`}]->(b) SET x = r.props',
    );
    expect(texts).toContain(
      'UNWIND $rows AS r MATCH (a:`Event` {`id`: r.id})-[x:`PARTICIPANT`]->(b) ' +
        'WHERE NOT [b.`id`, x.`role`] IN r.keep DELETE x',
    );
  });

  test('removes parts with their nodes', () => {
    expect(texts).toContain(
      'UNWIND $rows AS r MATCH (a:`Loan` {`id`: r.id})-[x:`BALANCE`]->(b:`Balance`) ' +
        'WHERE NOT [b.`id`] IN r.keep DETACH DELETE b',
    );
  });

  test('writes all nodes before any relationship', () => {
    const isMerge = texts.map((text) => text.includes('MERGE (n:'));
    expect(isMerge.lastIndexOf(true)).toBeLessThan(isMerge.indexOf(false));
  });

  test('returns no writes without nodes', () => {
    expect(replacingWrites([], model)).toEqual([]);
  });
});
