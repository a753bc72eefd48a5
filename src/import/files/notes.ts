/** What a person is told of a file beside what came of its rows: what was guessed, passed over or filled in. */
export class FileNotes {
  readonly #texts = new Set<string>();
  readonly #rows = new Map<string, { readonly first: number; count: number }>();

  /** What was guessed, and may be wrong. */
  readonly warnings: string[] = [];

  add(text: string): void {
    this.#texts.add(text);
  }

  warn(text: string): void {
    this.warnings.push(text);
  }

  /** @param what - what is the matter with each such row, in the plural */
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
