import type { MappedEntry, MappedRow, SourceRow } from '../../src/evidence/index.ts';
import type { ImportJob } from '../../src/import/index.ts';
import { loadModel } from '../../src/model/index.ts';

export const model = loadModel();

const type = (name: string) => {
  const found = model.nodes.get(name);
  if (!found) throw new Error(`The model has no ${name}`);
  return found;
};

/** A row as the tests write it: a loan, its lender's name and amount. Every lender is made by the row that names it. */
export interface LoanRow {
  readonly loan: string;
  readonly lender: string;
  readonly debtor: string;
  readonly amount: string;
  readonly from: string;
}

export const loanRow = (fields: Partial<LoanRow> = {}): LoanRow => ({
  loan: 'one',
  lender: 'bank',
  debtor: 'country:VE',
  amount: '5',
  from: '2010-02-03',
  ...fields,
});

/** Many rows: four lenders take turns, and every tenth loan comes again with another amount. */
export const manyRows = (count: number): readonly LoanRow[] =>
  Array.from({ length: count }, (_, index) =>
    loanRow({
      loan: `loan-${index % 10 === 9 ? index - 9 : index}`,
      lender: `bank-${index % 4}`,
      debtor: index % 25 === 24 ? 'country:NOWHERE' : 'country:VE',
      amount: String(index + 1),
    }),
  );

/** How the tests' rows are mapped, without a mapping. */
export function mapLoan({ values }: SourceRow): MappedRow {
  const { loan = '', lender = '', debtor = '', amount = '', from = '' } = values;
  if (amount === 'none') return { kind: 'passed', reason: 'the amount is none' };
  if (!/^\d+$/.test(amount)) return { kind: 'rejected', problems: [{ column: 'amount', message: `is "${amount}"` }] };
  const said = (...properties: readonly string[]) => [
    { summary: `The table gives ${properties.join(' and ')}.`, basis: 'REPORTED' },
  ];
  const bank: MappedEntry = {
    type: type('Organization'),
    id: `organization:${lender}`,
    values: { name: lender, kind: 'BANK' },
    statements: said('name'),
  };
  const fact: MappedEntry = {
    type: type('Loan'),
    id: `loan:${loan}`,
    values: {
      creditor: bank.id,
      debtor,
      principal: Number(amount),
      currency: 'USD',
      from,
      fromPrecision: 'DAY',
    },
    statements: said('principal', 'from'),
    columns: { debtor: 'debtor', from: 'from' },
  };
  return { kind: 'entries', entries: [bank, fact] };
}

/** The import of rows as if they stood in a file. */
export function loanJob(rows: readonly LoanRow[], fields: Partial<ImportJob> = {}): ImportJob {
  return {
    mapping: 'loans',
    path: 'loans.csv',
    bytes: rows.length * 10,
    digest: JSON.stringify(rows).length.toString(16),
    source: { title: 'Loans', sha256: 'a'.repeat(64) },
    recordedAt: '2026-01-01T00:00:00Z',
    rows: () => sourceRows(rows),
    map: mapLoan,
    ...fields,
  };
}

async function* sourceRows(rows: readonly LoanRow[]): AsyncGenerator<SourceRow> {
  for (const [index, values] of rows.entries())
    yield { number: index + 1, values: { ...values }, bytes: (index + 1) * 10 };
}
