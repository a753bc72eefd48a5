import type { CheckedEntry, EntryRules, MappedRow, RowProblem, SourceRow } from '../../evidence/index.ts';

/** A row as far as it can be judged without the graph. */
export type PreparedRow = { readonly row: SourceRow } & (
  | {
      readonly outcome: 'entries';
      readonly entries: readonly CheckedEntry[];
      readonly skipped: readonly string[];
      readonly notes: readonly string[];
    }
  | { readonly outcome: 'passed'; readonly reason: string }
  | { readonly outcome: 'rejected'; readonly problems: readonly RowProblem[] }
);

/** The entries of a row; empty if it was not taken. */
export const entriesOf = (prepared: PreparedRow): readonly CheckedEntry[] =>
  prepared.outcome === 'entries' ? prepared.entries : [];

/** Reads and maps rows. */
export interface RowsOfFile {
  readonly rows: () => AsyncIterable<SourceRow>;
  readonly map: (row: SourceRow) => MappedRow;
}

/** Reads rows after a given one in batches, reading ahead while the caller processes a batch. */
export async function* preparedBatches(
  file: RowsOfFile,
  rules: EntryRules,
  { size, behind }: { readonly size: number; readonly behind: number },
): AsyncGenerator<readonly PreparedRow[]> {
  const batches = inBatches(file, rules, size, behind);
  let next = outcomeOf(batches.next());
  try {
    for (;;) {
      const read = await next;
      if ('error' in read) throw read.error;
      if (read.value.done === true) return;
      next = outcomeOf(batches.next());
      yield read.value.value;
    }
  } finally {
    await next;
    await batches.return(undefined);
  }
}

/** Keeps an error until somebody awaits it. */
function outcomeOf<T>(work: Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> {
  return work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

/** If the file cannot be read on, the rows before the error come first. */
async function* inBatches(
  { rows, map }: RowsOfFile,
  rules: EntryRules,
  size: number,
  behind: number,
): AsyncGenerator<readonly PreparedRow[], undefined> {
  let batch: PreparedRow[] = [];
  let failure: { readonly error: unknown } | undefined;
  const source = rows()[Symbol.asyncIterator]();
  try {
    for (;;) {
      const read = await source.next().catch((error: unknown) => {
        failure = { error };
        return { done: true, value: undefined } as const;
      });
      if (read.done === true) break;
      if (read.value.number <= behind) continue;
      batch.push(prepared(read.value, map, rules));
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    if (failure) throw failure.error;
  } finally {
    await source.return?.(undefined);
  }
}

function prepared(row: SourceRow, map: RowsOfFile['map'], rules: EntryRules): PreparedRow {
  if (row.problem) return { row, outcome: 'rejected', problems: [row.problem] };
  const mapped = map(row);
  if (mapped.kind === 'passed') return { row, outcome: 'passed', reason: mapped.reason };
  if (mapped.kind === 'rejected') return { row, outcome: 'rejected', problems: mapped.problems };
  const entries: CheckedEntry[] = [];
  const problems: RowProblem[] = [];
  for (const entry of mapped.entries) {
    const checked = rules.check(entry);
    if ('entry' in checked) entries.push(checked);
    else problems.push(...checked);
  }
  if (problems.length > 0) return { row, outcome: 'rejected', problems };
  return { row, outcome: 'entries', entries, skipped: mapped.skipped ?? [], notes: mapped.notes ?? [] };
}
