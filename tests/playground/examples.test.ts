import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { askGraph, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const DIRECTORY = new URL('../../playground/examples/', import.meta.url);

/** Text that each example's answer must hold, so that none of them comes out empty. */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  '01-leaders-in-office.graphql': ['person:xi-jinping', 'person:nicolas-maduro', '"office":"President"'],
  '02-loans-and-creditors.graphql': ['loan:cn-ve-2010s', '"principal":50000000000', '"amount":20000000000', '"OIL"'],
  '03-allies.graphql': ['"code":"CN"', 'all-weather strategic partnership', '"obligations":[]'],
  '04-who-says-so.graphql': ['"locator":15', '"CCTV"', '"QUOTED"'],
  '05-where-sources-disagree.graphql': [
    'all-weather comprehensive strategic partnership',
    'South America',
    '"CORRECTED"',
    '"ours":true',
  ],
  '06-all-four-subjects.graphql': ['"leaders"', '"OPEC"', '"principal":50000000000', 'Xi Jinping'],
  '07-paths.graphql': ['"FOUND"', 'China–Belarus partnership', '"loan:cn-ve-2010s"', '"toRole":"debtor"'],
  '08-neighborhood.graphql': ['"label":"Venezuela"', '"label":"creditor debtor"', '"distance":2', '"complete":true'],
  '09-common-ties.graphql': ['"BRICS"', '"loan:cn-ve-2010s"'],
  '10-exposure.graphql': [
    '"totalUsd":50000000000',
    '"hhi":1',
    '"balanceUsd":20000000000',
    '"bySource":[{"source":{"title":"',
    '"overlaps":[]',
    '"undecided":{"amountUsd":0,"loans":0}',
  ],
  '11-timeline.graphql': ['"label":"2025-08', '"precision":"WEEK"', '"mark":"OBSERVED"', '"mark":"HAPPENS"'],
  '12-centrality.graphql': ['"rank":1', '"name":"China"', '"modularity":0.'],
  '13-standing.graphql': ['"name":"Venezuela"', 'all-weather', '"loan:cn-ve-2010s"', '"from":"2023-09-1'],
  '14-search.graphql': ['"id":"alliance:', '{"text":"Venezuela","matched":true}', '"matched":false'],
};

describeEngines("the playground's examples", fillWithSeed, (graph) => {
  test.each(readdirSync(DIRECTORY).sort())('%s is answered from the seed', async (file) => {
    const { result, statements } = await askGraph(graph(), readFileSync(new URL(file, DIRECTORY), 'utf8'));
    expect(result.errors).toBeUndefined();
    // An analysis asks before; all else is one statement.
    if (Number(file.slice(0, 2)) < 7) expect(statements).toHaveLength(1);
    const answer = JSON.stringify(result.data);
    expect(HOLDS[file]).toBeDefined();
    for (const text of HOLDS[file] ?? []) expect(answer).toContain(text);
  });
});
