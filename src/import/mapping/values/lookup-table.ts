import { foldWords } from '../../../domain/index.ts';

/** A row of a table that is looked up in: the texts of its columns, and where it stands. */
export interface LookupRow {
  readonly number: number;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Rows of a file by the texts that stand for them. */
export class LookupTable {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
  readonly #rows = new Map<string, LookupRow>();
  readonly #folds: boolean;

  constructor(name: string, columns: Iterable<string>, folds: boolean) {
    this.name = name;
    this.columns = new Set(columns);
    this.#folds = folds;
  }

  /** Takes a row in; the row that has its key already and says something else is given back. */
  add(row: LookupRow): LookupRow | undefined {
    const key = this.#keyOf(row.key);
    const earlier = this.#rows.get(key);
    if (earlier) return this.#saySame(earlier, row) ? undefined : earlier;
    this.#rows.set(key, row);
    return undefined;
  }

  /** What a column has for a text: null where it is empty, undefined where the text is no key. */
  find(text: string, column: string): string | null | undefined {
    const row = this.#rows.get(this.#keyOf(text));
    return row && (row.values[column] || null);
  }

  /** Texts without a letter or digit have nothing but themselves to be told by. */
  #keyOf(text: string): string {
    return (this.#folds && foldWords(text)) || text;
  }

  /** The key itself may be written otherwise. */
  #saySame(one: LookupRow, other: LookupRow): boolean {
    return [...this.columns].every(
      (column) => one.values[column] === other.values[column] || this.#isKey(one, column, other),
    );
  }

  #isKey(one: LookupRow, column: string, other: LookupRow): boolean {
    return one.values[column] === one.key && other.values[column] === other.key;
  }
}
