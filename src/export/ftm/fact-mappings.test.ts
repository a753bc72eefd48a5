import { describe, expect, test } from '@jest/globals';
import { loadModel } from '../../model/index.ts';
import { FACT_MAPPINGS, type FactMapping, mappingFaults } from './fact-mappings.ts';

const model = loadModel();

const changedLoan = (changes: Partial<FactMapping>) => {
  const { Loan, ...others } = FACT_MAPPINGS;
  return mappingFaults(model, { ...others, ...(Loan && { Loan: { ...Loan, ...changes } }) });
};

describe('mappingFaults', () => {
  test('accepts the mappings of the model', () => {
    expect(mappingFaults(model, FACT_MAPPINGS)).toEqual([]);
  });

  test('reports a fact type without a mapping', () => {
    const { Loan, ...others } = FACT_MAPPINGS;
    expect(Loan).toBeDefined();
    expect(mappingFaults(model, others)).toEqual(['there is no entry for the fact type Loan']);
  });

  test('suggests the name of a type, a property or a role', () => {
    expect(mappingFaults(model, { ...FACT_MAPPINGS, Loans: FACT_MAPPINGS.Event ?? never() })).toEqual([
      'it maps Loans, which is not a fact type (did you mean Loan?)',
    ]);
    expect(changedLoan({ names: { principle: 'amount' } })).toEqual([
      'it maps Loan.principle, which is not a property of Loan (did you mean principal?)',
    ]);
    expect(changedLoan({ parties: { credtor: 'creditor' } })).toEqual([
      'it maps Loan.credtor, which is not an actor of Loan (did you mean creditor?)',
    ]);
  });
});

function never(): never {
  throw new Error('FACT_MAPPINGS has no Event');
}
