import {
  type CheckedEntry,
  type EntryValues,
  type MappedEntry,
  type MappedStatement,
  namedId,
  type RowSource,
  type RowStatement,
  rowStatement,
  type StatedBy,
  type StatedValue,
} from '../../evidence/index.ts';
import { isFact } from '../../model/index.ts';
import { type Folded, folded } from './folded.ts';
import { SaidBefore } from './said-before.ts';

/** A source that a row names, and that of the file. */
export interface SourceInFile {
  readonly source: RowSource;
  readonly file: string;
}

/** What the entries of rows come to, as they are taken in their order: each actor and fact once, with what is stated. */
export class EntryFold {
  readonly #made = new Map<string, Folded>();
  readonly #statements = new Map<string, RowStatement>();
  readonly #sources = new Map<string, SourceInFile>();
  readonly #said: SaidBefore;
  readonly #dates: ReadonlyMap<string, EntryValues>;
  /** How many statements a file is known to have on a property of a subject. */
  readonly #numbers = new Map<string, number>();

  /**
   * @param stored - what is stated already of those that entries will be about
   * @param dates - the dates of those that keep what they have, by their ids
   */
  constructor(stored: readonly StatedValue[], dates: ReadonlyMap<string, EntryValues> = new Map()) {
    this.#said = new SaidBefore(stored);
    this.#dates = dates;
  }

  /** Whether an entry that was taken has this id. */
  has(id: string): boolean {
    return this.#made.has(id);
  }

  /** Takes an entry of a row in. */
  take(checked: Pick<CheckedEntry, 'entry' | 'values'>, row: number, by: StatedBy): void {
    const { entry } = checked;
    const ofFact = isFact(entry.type);
    const before = this.#made.get(entry.id);
    this.#made.set(entry.id, folded(before, checked, this.#dates.get(entry.id)));
    for (const one of entry.statements) {
      const statement = this.#statement(entry, one, row, by);
      if (!this.#said.take(statement.stated, !ofFact)) continue;
      this.#statements.set(statement.node.id, statement);
      if (entry.source) this.#sources.set(statement.stated.source, { source: entry.source, file: by.source });
    }
  }

  /** Of several statements on a property of a subject, each row of the file has its own. */
  #statement(entry: MappedEntry, one: MappedStatement, row: number, by: StatedBy): RowStatement {
    const key = JSON.stringify([by.source, namedId(entry), one.property]);
    for (let before = this.#numbers.get(key) ?? 0; ; before += 1) {
      const statement = rowStatement(entry, one, { row, before }, by);
      if (this.#said.has(statement.node.id)) continue;
      this.#numbers.set(key, before);
      return statement;
    }
  }

  get folded(): readonly Folded[] {
    return [...this.#made.values()];
  }

  get statements(): readonly RowStatement[] {
    return [...this.#statements.values()];
  }

  /** The sources that rows name for what they state. */
  get sources(): readonly SourceInFile[] {
    return [...this.#sources.values()];
  }

  /** How many statements there are of the entries. */
  get stating(): number {
    return this.#statements.size;
  }

  /** All that is stated now, with what was before. */
  get stated(): readonly StatedValue[] {
    return this.#said.all();
  }
}
