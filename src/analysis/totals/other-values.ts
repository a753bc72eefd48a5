import type { AnalysisCall, AnalysisResult } from '../../compiler/index.ts';
import { PRECISIONS, periodLabel, sumOf } from '../../domain/index.ts';
import { formerIdsStatement } from '../../graph/index.ts';
import type { CountedLoan } from '../exposure-sums.ts';
import type { ToldStatement } from '../told.ts';
import type { Yielder } from '../yielder.ts';
import type { DetailedLoan } from './read-loans.ts';

/** Which values of a loan matter to the answer. */
interface ReadValues {
  readonly side: string;
  readonly counting: string;
  readonly at: string | undefined;
}

/** A value of a loan, and the properties by which statements give it. */
interface LoanValue {
  readonly property: string;
  readonly paths: readonly string[];
  readonly value: string | number;
}

/** The id that stands in place of one that was joined away. */
type Standing = (id: string) => string;

/** Finds the values that none of the sources asked for gives, by property and the source that gives them. */
export async function findOtherValues(
  call: AnalysisCall,
  yielder: Yielder,
  counted: readonly CountedLoan<DetailedLoan>[],
  read: ReadValues,
): Promise<readonly AnalysisResult[]> {
  const mixed = counted.filter(({ loan }) => loan.others.length > 0);
  const standing = await readStanding(
    call,
    mixed.map(({ loan }) => loan),
  );
  const found: { readonly property: string; readonly source: string; readonly counted: CountedLoan }[] = [];
  await yielder.each(mixed, (one) => {
    const { details, others } = one.loan;
    const asked = details.statements.filter((statement) => !others.includes(statement));
    for (const value of valuesOf(one.loan, read)) {
      const givenBy = (statement: ToldStatement): boolean => gives(statement, value, standing);
      if (asked.some(givenBy)) continue;
      const sources = new Set(others.filter(givenBy).map(({ source }) => source));
      for (const source of sources) found.push({ property: value.property, source, counted: one });
    }
  });
  const groups = await yielder.groupBy(found, ({ property, source }) => JSON.stringify([property, source]));
  return [...groups.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, own]) => {
      const [property, source] = JSON.parse(key) as readonly string[];
      const amounts = own.map(({ counted }) => (counted.reason === undefined ? counted.amount : 0));
      return { property, source, loans: own.length, amountUsd: sumOf(amounts) };
    });
}

/** The values of a loan that decide whether and how it counts. `umbrella` is false unless a source says otherwise. */
function valuesOf({ principalUsd, status, umbrella, balance, named, details }: DetailedLoan, read: ReadValues) {
  const [near, far] = read.side === 'CREDITORS' ? ['debtor', 'creditor'] : ['creditor', 'debtor'];
  const values: LoanValue[] = [];
  const add = (property: string, value: string | number | null | undefined, paths = [property]): void => {
    if (value !== null && value !== undefined) values.push({ property, paths, value });
  };
  add(near, details.own);
  add(far, named);
  if (read.counting !== 'OUTSTANDING') add('principalUsd', principalUsd, ['principalUsd', 'principal']);
  if (read.counting === 'OUTSTANDING' && balance) {
    const dates = PRECISIONS.map((precision) => periodLabel(balance.asOf, precision));
    add(
      'balances',
      balance.amountUsd,
      dates.map((date) => `balances.${date}.amount`),
    );
  }
  add('status', status);
  if (umbrella) add('umbrella', 'true');
  for (const name of read.at === undefined ? ['from'] : ['from', 'until', 'firstObserved', 'lastObserved']) {
    add(name, details.dates[name]);
  }
  return values;
}

const gives = ({ values }: ToldStatement, { paths, value }: LoanValue, standing: Standing): boolean =>
  values.some(
    ([path, text]) =>
      paths.includes(path) && (typeof value === 'number' ? Number(text) === value : standing(text) === value),
  );

/** Reads the ids that stand in place of those by which statements name the parties. */
async function readStanding(call: AnalysisCall, loans: readonly DetailedLoan[]): Promise<Standing> {
  const stated = loans.flatMap(({ details, named }) =>
    details.statements
      .flatMap(({ values }) => values)
      .filter(([path, id]) => (path === 'creditor' || path === 'debtor') && id !== named && id !== details.own)
      .map(([, id]) => id),
  );
  const ids = [...new Set(stated)].sort();
  const rows = ids.length === 0 ? [] : await call.read(formerIdsStatement(ids), ids.length);
  const now = new Map(rows.map(([id, standing]) => [String(id), String(standing)]));
  return (id) => now.get(id) ?? id;
}
