import {
  type AnalysisCall,
  type AnalysisResult,
  type OwnValue,
  ownValues,
  valuesOfOthers,
} from '../../compiler/index.ts';
import { PRECISIONS, periodLabel, sumOf } from '../../domain/index.ts';
import type { CountedLoan } from '../exposure-sums.ts';
import { readStandingIds } from '../read-standing-ids.ts';
import type { ToldStatement } from '../told.ts';
import type { Yielder } from '../yielder.ts';
import type { DetailedLoan } from './read-loans.ts';

/** Which values of a loan matter to the answer. */
interface ReadValues {
  readonly side: string;
  readonly counting: string;
  readonly at: string | undefined;
}

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
    const rule = { isAsked: (statement: ToldStatement) => !others.includes(statement), standing };
    const values = valuesOfOthers(valuesOf(one.loan, read), details.statements, rule);
    for (const value of values) found.push({ ...value, counted: one });
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

/** The values of a loan that decide whether and how it counts. */
function valuesOf(
  { principalUsd, status, umbrella, balance, named, details }: DetailedLoan,
  { side, counting, at }: ReadValues,
): readonly OwnValue[] {
  const [near, far] = side === 'CREDITORS' ? ['debtor', 'creditor'] : ['creditor', 'debtor'];
  const stated = (property: string, stored: unknown, statedAs: readonly string[]): readonly OwnValue[] =>
    ownValues(property, stored).map((value) => ({ ...value, statedAs }));
  const balances = PRECISIONS.map((precision) => `balances.${periodLabel(balance?.asOf ?? '', precision)}.amount`);
  const dates = at === undefined ? ['from'] : ['from', 'until', 'firstObserved', 'lastObserved'];
  return [
    ...ownValues(near, details.own),
    ...ownValues(far, named),
    ...(counting === 'OUTSTANDING'
      ? stated('balances', balance?.amountUsd, balances)
      : stated('principalUsd', principalUsd, ['principalUsd', 'principal'])),
    ...ownValues('status', status),
    ...ownValues('umbrella', umbrella),
    ...dates.flatMap((name) => ownValues(name, details.dates[name])),
  ];
}

/** The ids that stand in place of those by which statements name the parties. */
function readStanding(call: AnalysisCall, loans: readonly DetailedLoan[]): Promise<(id: string) => string> {
  const stated = loans.flatMap(({ details, named }) =>
    details.statements
      .flatMap(({ values }) => values)
      .filter(([path, id]) => (path === 'creditor' || path === 'debtor') && id !== named && id !== details.own)
      .map(([, id]) => id),
  );
  return readStandingIds(call, stated);
}
