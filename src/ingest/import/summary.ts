import type { ImportResult } from './importer.ts';
import { grouped } from './progress.ts';

/** What the person at the terminal is told of an import. */
export interface SummaryOf {
  readonly file: string;
  readonly place: string;
  readonly rejectedPath: string;
  readonly seconds: number;
  readonly dryRun: boolean;
  /** How a file that was imported before can be imported again. */
  readonly anew?: string;
  /** What is to be told of the file beside its rows. */
  readonly notes?: readonly string[] | undefined;
}

/** What an import came to, in lines. */
export function summary(result: ImportResult, of: SummaryOf): readonly string[] {
  const { counts, row } = result.marker;
  if (result.outcome === 'finished before') {
    return [
      `${of.file} was imported before, all ${grouped(counts.read)} rows of it: nothing was written.${of.anew ?? ' To write it anew: --from-start'}`,
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
    `  rows        ${grouped(counts.read)} read, ${grouped(counts.passed)} passed over, ${grouped(counts.rejected)} rejected`,
    `  made        ${grouped(counts.facts)} facts, ${grouped(counts.actors)} actors, ${grouped(counts.statements)} statements`,
    `  merged      ${grouped(counts.merged)} facts and actors that were there already`,
    ...(counts.withdrawn > 0
      ? [
          `  withdrawn   ${grouped(counts.withdrawn)} statements that the file no longer makes, and ${grouped(counts.deleted)} facts that nobody states any more`,
        ]
      : []),
    ...(result.leaves
      ? [
          '  left        what the file said before and no longer says, as rows were rejected. To take it back: --from-start --withdraw',
        ]
      : []),
    ...noteLines(of.notes),
    ...(of.dryRun ? shownLines(result) : rejectedLines(counts.rejected, of)),
    ...(result.outcome === 'interrupted' ? ['The same command again goes on from there.'] : []),
  ];
}

/** What is told of a file beside its rows, in lines. */
export const noteLines = (notes: readonly string[] = []): readonly string[] =>
  notes.map((note) => `  note        ${note}`);

const rejectedLines = (rejected: number, { rejectedPath }: SummaryOf): readonly string[] =>
  rejected === 0 ? [] : [`  The rejected rows and the reasons are in ${rejectedPath}`];

function shownLines({ facts, rejections }: ImportResult): readonly string[] {
  return [
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
