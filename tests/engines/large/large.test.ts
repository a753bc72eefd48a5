import { describe } from '@jest/globals';
import { describeEngines } from '../../support/engines.ts';
import { testAnalyses } from './analyses.ts';
import { fillLarge, SIZES } from './graph.ts';
import { testLists } from './lists.ts';
import { testWrites } from './writes.ts';

/**
 * The embedded engine works in chunks of 2,048 rows and numbers them in 16 bits within some steps: each kind of statement
 * is asked once with more rows than either.
 */
describe.each(SIZES)('with %d rows', (size) => {
  describeEngines(
    'a large graph',
    (graph) => fillLarge(graph, size),
    (graph) => {
      testLists(graph, size);
      testAnalyses(graph, size);
      testWrites(graph, size);
    },
  );
});
