import { grouped } from '../../domain/index.ts';
import {
  type CheckedEntry,
  type Counts,
  NO_COUNTS,
  type Noted,
  type RowProblem,
  type SourceRow,
} from '../../evidence/index.ts';
import { isFact } from '../../model/index.ts';
import type { EntryOutcome } from './standings.ts';

/** Accounts for rows and their entries: counts each outcome and notes its reason. */
export class Account {
  readonly #counts: Record<keyof Counts, number> = { ...NO_COUNTS };
  #noted: Noted[] = [];

  get counts(): Counts {
    return this.#counts;
  }

  /** Returns what was noted since the last call. */
  takeNoted(): readonly Noted[] {
    const noted = this.#noted;
    this.#noted = [];
    return noted;
  }

  passed({ number }: SourceRow, reason: string): void {
    this.#counts.read += 1;
    this.#counts.passed += 1;
    this.#note('passed', reason, number);
  }

  /** A rejected row counts under the first of its problems. */
  rejected({ number }: SourceRow, [problem]: readonly RowProblem[]): void {
    this.#counts.read += 1;
    this.#counts.rejected += 1;
    this.#note('rejected', problem ? commonReason(problem) : 'no reason', number);
  }

  /** A row that is taken, with the reasons why some of its entries are skipped. */
  taken({ number }: SourceRow, skipped: readonly string[], notes: readonly string[]): void {
    this.#counts.read += 1;
    this.#counts.entries += skipped.length;
    this.#counts.skipped += skipped.length;
    for (const reason of skipped) this.#note('skipped', reason, number);
    for (const note of notes) this.#note('notes', note, number);
  }

  /** An entry of a row that is taken. */
  came({ entry }: Pick<CheckedEntry, 'entry'>, row: number, came: EntryOutcome): void {
    this.#counts.entries += 1;
    this.#counts[came.kind] += 1;
    if (!('fields' in came)) return;
    this.#counts.merged += 1;
    const { kind, fields, row: earlier } = came;
    // Rows naming the same actors is normal; a fact usually occurs once.
    if (fields.length === 0 && !isFact(entry.type)) return;
    const key = entry.key ?? entry.type.name.toLowerCase();
    const reason = fields.length === 0 ? key : `${key}: ${fields.join(', ')}`;
    const other =
      earlier === null
        ? ''
        : kind === 'differing'
          ? `, not as row ${grouped(earlier)}`
          : `, as row ${grouped(earlier)}`;
    this.#note(kind, reason, row, `${entry.id}${other}`);
  }

  stating(statements: number): void {
    this.#counts.statements += statements;
  }

  #note(of: Noted['of'], reason: string, row: number, words = ''): void {
    this.#noted.push({ of, reason, example: [row, words] });
  }
}

/** Quotations from the row; one that was truncated has no closing quote. */
const QUOTED = /"(?:[^"]|"")*(?:"|$)/g;

/** An id at the start of a message, or named in it. */
const ID_BEFORE = /^[a-z]+:\S+: /;
const NAMED_ID = /\bnames \S+, which/g;

/** The reason common to all problems of a kind: the column and the message without quotations from the row. */
export function commonReason({ column, message }: RowProblem): string {
  const words = message.replace(ID_BEFORE, '').replace(NAMED_ID, 'names …, which').replaceAll(QUOTED, '"…"');
  return column === undefined ? words : `${column}: ${words}`;
}
