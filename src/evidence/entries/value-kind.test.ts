import { expect, test } from '@jest/globals';
import { loadModel, nodeType } from '../../model/index.ts';
import { valueKind } from './value-kind.ts';

const model = loadModel();

test.each([
  ['Loan', 'from', 'date'],
  ['Loan', 'lastObserved', 'date'],
  ['Source', 'publishedOn', 'date'],
  ['Loan', 'principal', 'amount'],
  ['Country', 'latitude', 'amount'],
  ['Person', 'birthYear', 'count'],
  ['Loan', 'balances.2018', 'amount'],
  ['Event', 'quantities.militia members', 'amount'],
  ['Event', 'quantities.a.b', 'amount'],
  ['Loan', 'balances.2018.amount', 'amount'],
  ['Loan', 'balances.2018.currency', 'text'],
  ['Loan', 'balances', 'text'],
  ['Loan', 'from.part', 'text'],
  ['Person', 'name', 'name'],
  ['Alliance', 'name.part', 'text'],
  ['Source', 'title', 'text'],
  ['Loan', 'status', 'text'],
  ['Loan', 'repayment', 'text'],
  ['Loan', 'umbrella', 'text'],
  ['Loan', 'creditor', 'text'],
  ['Event', 'participants.HOST', 'text'],
  ['Event', 'content.level', 'text'],
  ['Person', 'age', 'text'],
  ['Statement', 'recordedAt', 'text'],
])('valueKind of %s.%s is %s', (type, path, kind) => {
  expect(valueKind(model, nodeType(model, type), path)).toBe(kind);
});
