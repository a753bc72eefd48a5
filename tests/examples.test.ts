import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { describeEngines } from './engines.ts';
import { askGraph, fillWithSeed } from './support/ask.ts';

const DIRECTORY = new URL('../playground/examples/', import.meta.url);

/** Text that each example's answer must hold, so that none of them comes out empty. */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  '1-leaders-in-office.graphql': ['person:xi-jinping', 'person:nicolas-maduro', '"office":"President"'],
  '2-loans-and-creditors.graphql': ['loan:cn-ve-2010s', '"principal":50000000000', '"amount":20000000000', '"OIL"'],
  '3-allies.graphql': ['"code":"CN"', 'all-weather strategic partnership', '"obligations":[]'],
  '4-who-says-so.graphql': ['"locator":15', '"CCTV"', '"QUOTED"'],
  '5-where-sources-disagree.graphql': [
    'all-weather comprehensive strategic partnership',
    'South America',
    '"CORRECTED"',
  ],
  '6-all-four-subjects.graphql': ['"leaders"', '"OPEC"', '"principal":50000000000', 'Xi Jinping'],
};

describeEngines("the playground's examples", fillWithSeed, (graph) => {
  test.each(readdirSync(DIRECTORY).sort())('%s is answered from the seed by one statement', async (file) => {
    const { result, statements } = await askGraph(graph(), readFileSync(new URL(file, DIRECTORY), 'utf8'));
    expect(result.errors).toBeUndefined();
    expect(statements).toHaveLength(1);
    const answer = JSON.stringify(result.data);
    expect(HOLDS[file]).toBeDefined();
    for (const text of HOLDS[file] ?? []) expect(answer).toContain(text);
  });
});
