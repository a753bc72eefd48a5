import { grouped } from '../../domain/index.ts';
import { type Counts, type Example, type Tallied, type Tally, talliesOf } from '../../evidence/index.ts';
import type { ImportResult } from './importer.ts';

/** What the person at the terminal is told of an import. */
export interface SummaryOf {
  readonly file: string;
  readonly place: string;
  /** Where the rejected rows were written; undefined where they were not. */
  readonly rejectedPath: string | undefined;
  readonly seconds: number;
  readonly dryRun: boolean;
  /** How a file that was imported before can be imported again. */
  readonly anew?: string;
  /** What is to be told of the file beside its rows. */
  readonly notes?: readonly string[] | undefined;
}

/** What an import came to, in lines. */
export function summary(result: ImportResult, of: SummaryOf): readonly string[] {
  const { counts, row, tallies } = result.marker;
  if (result.outcome === 'finished before') {
    return [
      `${of.file} was imported before, all ${grouped(counts.read)} rows of it: nothing ${of.dryRun ? 'would be' : 'was'} written.${of.anew ?? ' To write it anew: --from-start'}`,
      ...noteLines(of.notes),
      ...rejectedLines(counts.rejected, of),
    ];
  }
  const verb = of.dryRun ? `would go into ${of.place}; nothing was written` : `went into ${of.place}`;
  return [
    `${of.file} ${result.outcome === 'finished' ? verb : `was imported up to row ${row}`} (${of.seconds.toFixed(1)} s)`,
    ...(result.resumedBehind > 0
      ? [`  taken up behind row ${grouped(result.resumedBehind)}; the figures are of the whole file`]
      : []),
    ...countLines(counts),
    ...(result.leaves ? [leftLine(result)] : []),
    ...noteLines(of.notes),
    ...reasonLines(tallies),
    ...(of.dryRun ? shownLines(result) : []),
    ...rejectedLines(counts.rejected, of),
    ...(result.outcome === 'interrupted' ? ['The same command again goes on from there.'] : []),
  ];
}

/** What is told of a file beside its rows, in lines. */
export const noteLines = (notes: readonly string[] = []): readonly string[] =>
  notes.map((note) => `  note        ${note}`);

const leftLine = ({ left }: ImportResult): string => {
  const what = left
    ? `${grouped(left.statements)} statements that the file no longer makes, with ${grouped(left.facts)} facts that nobody else states`
    : 'what the file said before and no longer says';
  return `  left        ${what}, as rows were rejected. To take it back: --from-start --withdraw`;
};

function countLines(counts: Counts): readonly string[] {
  const n = (name: keyof Counts): string => grouped(counts[name]);
  const taken = grouped(counts.read - counts.passed - counts.rejected);
  const merged = [
    counts.repeated > 0 && `${n('repeated')} repeat an earlier row`,
    counts.differing > 0 && `${n('differing')} differ from an earlier row`,
    counts.there > 0 && `${n('there')} were there already`,
    counts.changed > 0 && `${n('changed')} were there and differ`,
  ].filter((part) => part !== false);
  return [
    `  rows        ${n('read')} read, ${n('passed')} passed over, ${n('rejected')} rejected, ${taken} taken`,
    `  entries     ${n('entries')} of the rows taken: ${grouped(counts.facts + counts.actors)} made, ${n('merged')} merged, ${n('skipped')} passed over`,
    `  made        ${n('facts')} facts, ${n('actors')} actors, ${n('statements')} statements`,
    ...(merged.length > 0 ? [`  merged      ${merged.join(', ')}`] : []),
    ...(counts.withdrawn > 0 || counts.deleted > 0
      ? [
          `  withdrawn   ${n('withdrawn')} statements that the file no longer makes, and ${n('deleted')} facts that nobody states any more`,
        ]
      : []),
  ];
}

/** What each kind of reason is headed by. Repetitions of actors are what a mapping is for, and those of facts are not. */
const HEADS: Readonly<Record<Tallied, string>> = {
  passed: 'Rows passed over:',
  rejected: 'Rows rejected, each by the first of its reasons:',
  skipped: 'Entries passed over:',
  differing: 'Entries with the id of an earlier row and other content, by the fields that differ:',
  repeated: 'Entries with the id and the content of an earlier row:',
  changed: 'Entries with an id that was there and other content, by the fields that differ:',
  there: 'Entries with an id that was there and the same content:',
  notes: 'To be noted:',
  withdrawn: 'Statements withdrawn, by the rows that they had:',
  deleted: 'Facts deleted, since nobody states them any more:',
  unstated: 'Actors that nobody states any more; they stay:',
  bare: 'Values that no statement gives any more; they stay:',
};

const reasonLines = (tallies: readonly Tally[]): readonly string[] =>
  (Object.keys(HEADS) as readonly Tallied[]).flatMap((of) => {
    const some = talliesOf(tallies, of);
    return some.length === 0 ? [] : [HEADS[of], ...some.map(tallyLine)];
  });

const tallyLine = ({ reason, count, examples }: Tally): string =>
  `  ${grouped(count).padStart(9)}  ${reason}${exampleWords(examples, count)}`;

/** Rows, with what they gave where that is said: `rows 3, 7, …` or `loan:a (row 3, as row 1)`. */
function exampleWords(examples: readonly Example[], count: number): string {
  const more = count > examples.length ? ', …' : '';
  const numbers = examples.filter(([, words]) => words === '').map(([row]) => grouped(row));
  if (numbers.length === examples.length) {
    return ` (row${count === 1 ? '' : 's'} ${numbers.join(', ')}${more})`;
  }
  const told = examples.map(([row, words]) => (row === 0 ? words : `row ${grouped(row)}: ${words}`));
  return `; ${told.join('; ')}${more}`;
}

const rejectedLines = (rejected: number, { rejectedPath }: SummaryOf): readonly string[] =>
  rejected === 0 || rejectedPath === undefined ? [] : [`  The rejected rows and the reasons are in ${rejectedPath}`];

function shownLines({ facts, actors, rejections }: ImportResult): readonly string[] {
  return [
    ...(actors.length > 0 ? ['The first actors:'] : []),
    ...actors.map(({ id, values }) => `  ${id} ${JSON.stringify(known(values))}`),
    ...(facts.length > 0 ? ['The first facts:'] : []),
    ...facts.map(({ id, values }) => `  ${id} ${JSON.stringify(known(values))}`),
    ...(rejections.length > 0 ? ['The first rejected rows:'] : []),
    ...rejections.map(({ row, problems }) => `  row ${row.number}: ${problems.map(problemText).join('; ')}`),
  ];
}

const known = (values: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));

const problemText = ({ column, message }: { readonly column: string | undefined; readonly message: string }): string =>
  column === undefined ? message : `${column}: ${message}`;
