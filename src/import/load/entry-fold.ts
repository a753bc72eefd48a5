import {
  type CheckedEntry,
  type EntryValues,
  filledDates,
  type MappedEntry,
  type MappedStatement,
  namedId,
  type RowSource,
  type RowStatement,
  rowStatement,
  type StatedBy,
  type Statement,
} from '../../evidence/index.ts';
import { isFact } from '../../model/index.ts';
import { StatedSoFar } from './stated-so-far.ts';

/** A source that a row names, and the source of its file. */
export interface SourceInFile {
  readonly source: RowSource;
  readonly file: string;
}

/** Folds entries in row order: one result for each actor and fact, and their statements. */
export class EntryFold {
  readonly #made = new Map<string, Folded>();
  readonly #statements = new Map<string, RowStatement>();
  readonly #sources = new Map<string, SourceInFile>();
  readonly #said: StatedSoFar;
  readonly #dates: ReadonlyMap<string, EntryValues>;
  /** The statements that a file is known to have on a property of a subject. */
  readonly #numbers = new Map<string, number>();

  /**
   * @param stored - what is already stated about the subjects of the entries
   * @param dates - stored dates of facts that keep their values, by id
   */
  constructor(stored: readonly Statement[], dates: ReadonlyMap<string, EntryValues> = new Map()) {
    this.#said = new StatedSoFar(stored);
    this.#dates = dates;
  }

  /** Whether an entry has this id. */
  has(id: string): boolean {
    return this.#made.has(id);
  }

  /** Adds an entry of a row. */
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

  /** If several rows of a file make a statement on one property of a subject, each has its own. */
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

  /** The sources that rows name for their statements. */
  get sources(): readonly SourceInFile[] {
    return [...this.#sources.values()];
  }

  /** The number of statements. */
  get stating(): number {
    return this.#statements.size;
  }

  /** All that is stated now, including what was stored. */
  get stated(): readonly Statement[] {
    return this.#said.all();
  }
}

/** The combined result of a batch's rows for one actor or fact; it is written once. */
export interface Folded {
  readonly entry: MappedEntry;
  readonly values: EntryValues;
  /** Whether an existing node keeps its values. */
  readonly keep: boolean;
}

/**
 * Adds another row: the result is the same as if each row had been written by itself, in order.
 * @param dates - the stored dates, if the node exists and keeps them
 */
export function folded(
  before: Folded | undefined,
  { entry, values }: Pick<CheckedEntry, 'entry' | 'values'>,
  dates?: EntryValues,
): Folded {
  const keep = entry.merge === 'keep';
  if (!before) return { entry, values: keep && dates ? { ...values, ...filledDates(dates, values) } : values, keep };
  const lists = united(entry, before.values, values);
  if (keep) {
    const fitting = entry.type.timed ? filledDates(before.values, values) : {};
    return { ...before, values: { ...filled(before.values, values), ...fitting, ...lists } };
  }
  return { entry, values: { ...values, ...lists }, keep };
}

/** The lists that an entry unites, with the earlier items first. */
export function united({ unite = [] }: MappedEntry, before: EntryValues, values: EntryValues): EntryValues {
  return Object.fromEntries(
    unite.map((name) => [name, [...new Set([...listOf(before[name]), ...listOf(values[name])])]]),
  );
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The values, with unknown ones taken from the others. */
function filled(values: EntryValues, others: EntryValues): EntryValues {
  const gaps = Object.entries(others).filter(([name]) => isUnknown(values[name]));
  return { ...values, ...Object.fromEntries(gaps) };
}

const isUnknown = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
