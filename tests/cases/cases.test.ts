import { describe, expect, test } from '@jest/globals';
import { IN_FORCE, JOINT } from '../../src/domain/index.ts';
import { askGraph, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { readCases, toJson, writeCase } from './cases.ts';

const cases = readCases();

describeEngines('compiled operations', fillWithSeed, (graph) => {
  test.each(cases)('$name', async (one) => {
    const { result, statements } = await askGraph(graph(), one.query, one.variables);
    expect(statements).toHaveLength(1);
    const [statement] = statements;
    const made = {
      cypher: statement?.text ?? '',
      parameters: toJson(statement?.params),
      answer: toJson(result.data),
      errors: result.errors ? toJson(result.errors) : '',
    };
    if (process.env.UPDATE_CASES && graph().engine === 'embedded') writeCase({ ...one, ...made });
    else {
      const { cypher, parameters, answer, errors } = one;
      expect(made).toEqual({ cypher, parameters, answer, errors });
    }
  });
});

describe('the cases', () => {
  test('show that no request value is in the Cypher', () => {
    const literals = cases.flatMap(({ cypher }) => cypher.match(/'[^']*'|(?<![`\w])\d+(?:\.\d+)?(?![`\w])/g) ?? []);
    // Numbers of branches, the 0 of an emptiness, what parts the items of a stored list, how surely a fact is in force, and what
    // lies beyond all values of a type come from the plan.
    const planned = new Set([JOINT, ...IN_FORCE].map((text) => `'${text}'`));
    expect(literals.filter((literal) => !planned.has(literal) && !/^(\d\d?|''|'~')$/.test(literal))).toEqual([]);
  });
});
