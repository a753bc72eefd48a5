import { basename } from 'node:path';
import { type Clearance, grouped } from '../../domain/index.ts';
import { type Counts, type Example, type Tallied, type Tally, talliesOf } from '../../evidence/index.ts';
import { sourceOfMapping } from './file-source.ts';
import type { ImportResult } from './result.ts';

/** The parameters of a report. */
export interface ReportDetails {
  readonly file: string;
  readonly place: string;
  /** Where the rejected rows were written; undefined if they were not. */
  readonly rejectedPath: string | undefined;
  readonly seconds: number;
  readonly dryRun: boolean;
  /** How to import a file again that was imported before. */
  readonly again?: string;
  /** Remarks about the file. */
  readonly notes?: readonly string[] | undefined;
}

/** The report of an import, in lines. */
export function importReport(result: ImportResult, of: ReportDetails): readonly string[] {
  const { counts, row, tallies } = result.marker;
  if (result.outcome === 'finished before') {
    // The same content may have come in a file of another name, with the rejected rows beside that one.
    const { file } = result.marker;
    const isOther = file !== basename(of.file);
    return [
      `${of.file} was already imported${isOther ? `, as ${file}` : ''}, all ${grouped(counts.read)} rows of it${counts.rejected > 0 ? `, ${grouped(counts.rejected)} of them rejected` : ''}: nothing ${of.dryRun ? 'would be' : 'was'} written.${of.again ?? ' To import it again: --from-start'}`,
      ...noteLines(of.notes),
      ...(isOther ? [] : rejectedLines(counts.rejected, of)),
    ];
  }
  const verb = of.dryRun ? `would go into ${of.place}; nothing was written` : `went into ${of.place}`;
  return [
    `${of.file} ${result.outcome === 'finished' ? verb : `was imported up to row ${row}`} (${of.seconds.toFixed(1)} s)`,
    ...(result.resumedBehind > 0
      ? [`  resumed after row ${grouped(result.resumedBehind)}; the figures are for the whole file`]
      : []),
    ...countLines(counts),
    ...(result.keepsStale ? [keptLine(result)] : []),
    ...noteLines(of.notes),
    ...reasonLines(tallies),
    ...(of.dryRun ? [...notComparedLines(result), ...shownLines(result)] : []),
    ...rejectedLines(counts.rejected, of),
    ...(result.outcome === 'interrupted' ? ['Run the same command again to resume.'] : []),
  ];
}

/** Says that a file does not go into a graph, because the source of its mapping has a higher clearance. */
export const leftOutLine = (
  file: string,
  place: string,
  { name, clearance }: { readonly name: string; readonly clearance: Clearance },
): string => `${file} was left out of ${place}: ${sourceOfMapping(name)} has the clearance ${clearance}`;

/** Remarks about a file, in lines. */
export const noteLines = (notes: readonly string[] = []): readonly string[] =>
  notes.map((note) => `  note        ${note}`);

const keptLine = ({ stale }: ImportResult): string => {
  const what = stale
    ? `${grouped(stale.statements)} statements that the file no longer makes, with ${grouped(stale.facts)} facts and actors that nobody else states`
    : 'what the file stated before and no longer does';
  return `  kept        ${what}, because rows were rejected. To withdraw it: --from-start --withdraw`;
};

/** What a dry run leaves out: facts of one batch can only be compared with those of others once these are written. */
const notComparedLines = ({ facts }: ImportResult): readonly string[] =>
  facts.some(({ type }) => type.same !== undefined)
    ? ['  not shown   which facts may be the same as several others: a dry run does not compare them']
    : [];

function countLines(counts: Counts): readonly string[] {
  const n = (name: keyof Counts): string => grouped(counts[name]);
  const taken = grouped(counts.read - counts.passed - counts.rejected);
  const merged = [
    counts.repeated > 0 && `${n('repeated')} repeat an earlier row`,
    counts.differing > 0 && `${n('differing')} differ from an earlier row`,
    counts.there > 0 && `${n('there')} already existed`,
    counts.changed > 0 && `${n('changed')} existed and differ`,
  ].filter((part) => part !== false);
  return [
    `  rows        ${n('read')} read, ${n('passed')} skipped, ${n('rejected')} rejected, ${taken} taken`,
    `  entries     ${n('entries')} of the rows taken: ${grouped(counts.facts + counts.actors)} created, ${n('merged')} merged, ${n('skipped')} skipped`,
    `  created     ${n('facts')} facts, ${n('actors')} actors, ${n('statements')} statements`,
    ...(merged.length > 0 ? [`  merged      ${merged.join(', ')}`] : []),
    ...(counts.withdrawn > 0 || counts.deleted > 0
      ? [
          `  withdrawn   ${n('withdrawn')} statements that the file no longer makes, and ${n('deleted')} facts and actors that nobody states anymore`,
        ]
      : []),
  ];
}

/** The heading of each kind of reason, in the order of the report. */
const HEADS: Readonly<Record<Tallied, string>> = {
  passed: 'Rows skipped:',
  rejected: 'Rows rejected, by the first reason of each:',
  skipped: 'Entries skipped:',
  differing: 'Entries with the id of an earlier row and different content, by the fields that differ:',
  repeated: 'Entries with the id and the content of an earlier row:',
  changed: 'Entries with an existing id and different content, by the fields that differ:',
  there: 'Entries with an existing id and the same content:',
  notes: 'Notes:',
  same: 'Facts that another source states too, now one fact with the statements of both:',
  undecided: 'Facts that may be the same as several others, which are told apart; see `entente review --types`:',
  withdrawn: 'Statements withdrawn, by their rows:',
  deleted: 'Facts and actors deleted because nobody states them anymore:',
  held: 'Actors that the file no longer states and that other facts name; their statements were kept:',
};

const reasonLines = (tallies: readonly Tally[]): readonly string[] =>
  (Object.keys(HEADS) as readonly Tallied[]).flatMap((of) => {
    const some = talliesOf(tallies, of);
    return some.length === 0 ? [] : [HEADS[of], ...some.map(tallyLine)];
  });

const tallyLine = ({ reason, count, examples }: Tally): string =>
  `  ${grouped(count).padStart(9)}  ${reason}${exampleWords(examples, count)}`;

/** Example rows, with what they gave if that is noted: `rows 3, 7, …` or `row 3: loan:a, as row 1`. */
function exampleWords(examples: readonly Example[], count: number): string {
  const more = count > examples.length ? ', …' : '';
  const numbers = examples.filter(([, words]) => words === '').map(([row]) => grouped(row));
  if (numbers.length === examples.length) {
    return ` (row${count === 1 ? '' : 's'} ${numbers.join(', ')}${more})`;
  }
  const shown = examples.map(([row, words]) => (row === 0 ? words : `row ${grouped(row)}: ${words}`));
  return `; ${shown.join('; ')}${more}`;
}

const rejectedLines = (rejected: number, { rejectedPath }: ReportDetails): readonly string[] =>
  rejected === 0 || rejectedPath === undefined ? [] : [`  The rejected rows and their reasons are in ${rejectedPath}`];

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
