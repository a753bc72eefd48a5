import { didYouMean } from '../../domain/index.ts';

/** Remarks about a file, apart from the outcome of its rows: guesses, skipped lines, filled fields. */
export class FileNotes {
  readonly #texts = new Set<string>();
  readonly #rows = new Map<string, { readonly first: number; count: number }>();

  /** Guesses that may be wrong. */
  readonly warnings: string[] = [];

  add(text: string): void {
    this.#texts.add(text);
  }

  warn(text: string): void {
    this.warnings.push(text);
  }

  /** @param what - the remark about each such row, in the plural */
  addRow(what: string, row: number): void {
    const there = this.#rows.get(what);
    if (there === undefined) this.#rows.set(what, { first: row, count: 1 });
    else there.count += 1;
  }

  get lines(): readonly string[] {
    const rows = [...this.#rows].map(([what, { first, count }]) =>
      count === 1 ? `row ${first}: ${what}` : `${count} rows, the first is row ${first}: ${what}`,
    );
    return [...this.warnings.map((text) => `warning: ${text}`), ...this.#texts, ...rows];
  }
}

/** Notes optional columns that are missing: one may be misspelled. */
export function noteMissingColumns(notes: FileNotes, lacking: Iterable<string>, names: Iterable<string>): void {
  const others = [...names];
  const found = [...lacking].map((column) => `${column}${didYouMean(column, others)}`);
  if (found.length === 0) return;
  const what = found.length === 1 ? 'no column' : 'none of the columns';
  notes.add(`has ${what} ${found.join(', ')}, which the mapping lists as \`optional\``);
}

/** Column names that differ from missing ones only in case, blanks and underscores; returns the end of a message. */
export function differentSpelling(missing: readonly string[], names: readonly string[]): string {
  const alike = missing.flatMap((column) => {
    const name = names.find((one) => plain(one) === plain(column));
    return name === undefined ? [] : [`${column} as ${name}`];
  });
  return alike.length === 0 ? '' : `. It has ${alike.join(', ')}: names must match exactly, including case and blanks`;
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

/** Tracks which optional columns occur, in formats whose rows name their own. */
export class OptionalColumns {
  readonly #unseen: Set<string>;
  readonly #listed: ReadonlySet<string>;
  readonly #others = new Set<string>();

  constructor(columns: readonly string[], optional: readonly string[]) {
    this.#unseen = new Set(optional);
    this.#listed = new Set([...columns, ...optional]);
  }

  see(values: Readonly<Record<string, string>>, isThere: (column: string) => boolean): void {
    if (this.#unseen.size === 0) return;
    for (const column of this.#unseen) if (isThere(column)) this.#unseen.delete(column);
    if (this.#others.size >= MOST) return;
    for (const name in values) if (!this.#listed.has(name)) this.#others.add(name);
  }

  note(notes: FileNotes): void {
    noteMissingColumns(notes, this.#unseen, this.#others);
  }
}

/** Maximum number of other names to remember; the last row may exceed it. */
const MOST = 1_000;
