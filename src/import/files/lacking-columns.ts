import { didYouMean } from '../../domain/index.ts';
import type { FileNotes } from './notes.ts';

/** Tells of columns that need not be there and are not: one may be mistyped. */
export function noteLacking(notes: FileNotes, lacking: Iterable<string>, names: Iterable<string>): void {
  const others = [...names];
  const found = [...lacking].map((column) => `${column}${didYouMean(column, others)}`);
  if (found.length === 0) return;
  const what = found.length === 1 ? 'no column' : 'none of the columns';
  notes.add(`has ${what} ${found.join(', ')}, which the mapping lists as \`optional\``);
}

/** The names of a file that are the listed ones but for case, blanks and underscores, as the end of a message. */
export function spelledOtherwise(missing: readonly string[], names: readonly string[]): string {
  const alike = missing.flatMap((column) => {
    const name = names.find((one) => plain(one) === plain(column));
    return name === undefined ? [] : [`${column} as ${name}`];
  });
  return alike.length === 0
    ? ''
    : `. It has ${alike.join(', ')}: case and blanks count, so write names as the file does`;
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

/** The columns that need not be there, as far as rows that name their own were seen to have them. */
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
    noteLacking(notes, this.#unseen, this.#others);
  }
}

/** Names that are remembered at most, or one row's more. */
const MOST = 1_000;
