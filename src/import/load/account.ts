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
import { reasonOf } from './reason.ts';
import type { Came } from './standings.ts';

/** Accounts for rows: what each and each of its entries came to is counted once, and its reason noted. */
export class Account {
  readonly #counts: Record<keyof Counts, number> = { ...NO_COUNTS };
  #noted: Noted[] = [];

  get counts(): Counts {
    return this.#counts;
  }

  /** Hands over what was noted since it was asked for last. */
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

  /** A row counts under the first of its problems. */
  rejected({ number }: SourceRow, [problem]: readonly RowProblem[]): void {
    this.#counts.read += 1;
    this.#counts.rejected += 1;
    this.#note('rejected', problem ? reasonOf(problem) : 'no reason', number);
  }

  /** A row of which entries are made, and why others are not. */
  taken({ number }: SourceRow, skipped: readonly string[], notes: readonly string[]): void {
    this.#counts.read += 1;
    this.#counts.entries += skipped.length;
    this.#counts.skipped += skipped.length;
    for (const reason of skipped) this.#note('skipped', reason, number);
    for (const note of notes) this.#note('notes', note, number);
  }

  /** An entry of a row that is taken. */
  came({ entry }: Pick<CheckedEntry, 'entry'>, row: number, came: Came): void {
    this.#counts.entries += 1;
    this.#counts[came.kind] += 1;
    if (!('fields' in came)) return;
    this.#counts.merged += 1;
    const { kind, fields, row: earlier, replaces } = came;
    // That rows name the same actors is what a mapping is for; facts are given once, as a rule.
    if (fields.length === 0 && !isFact(entry.type)) return;
    const key = entry.key ?? entry.type.name.toLowerCase();
    const reason = fields.length === 0 ? key : `${key}: ${fields.join(', ')}`;
    const other =
      earlier === null
        ? ''
        : kind === 'differing'
          ? `, not as row ${grouped(earlier)}`
          : `, as row ${grouped(earlier)}`;
    const stands = fields.length === 0 ? '' : replaces ? ': this row stands' : ': what was there stands';
    this.#note(kind, reason, row, `${entry.id}${other}${stands}`);
  }

  stating(statements: number): void {
    this.#counts.statements += statements;
  }

  #note(of: Noted['of'], reason: string, row: number, words = ''): void {
    this.#noted.push({ of, reason, example: [row, words] });
  }
}
