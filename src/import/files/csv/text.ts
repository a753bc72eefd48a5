import { fileError } from '../../../disk/index.ts';
import { decodeFile, type Piece } from '../text/decode.ts';
import { CR, LF } from '../text/lines.ts';
import { FileOffsets } from '../text/offsets.ts';
import { recordDelimiters } from './line-ends.ts';

/** A piece of the text, and where in it it begins. */
interface KeptPiece {
  readonly start: number;
  readonly utf8: Buffer;
}

/**
 * The text of a table as UTF-8. It is read as a stream, and can be read once more from any place that was not let go:
 * behind a row whose end cannot be told, reading goes on with the next line.
 */
export class CsvText {
  /** What ends a row. */
  delimiters: readonly string[];
  readonly offsets = new FileOffsets();
  readonly #pieces: AsyncGenerator<Piece>;
  #kept: KeptPiece[] = [];
  #length = 0;
  #loading: Promise<boolean> | undefined;
  #lastByte: number | undefined;
  /** Where characters begin whose bytes the encoding does not have. */
  #lost: number[] = [];

  private constructor(pieces: AsyncGenerator<Piece>, first: Piece) {
    this.#pieces = pieces;
    this.delimiters = recordDelimiters(first.utf8, false);
    this.#add(first);
  }

  /** @throws {ImportError} where the file cannot be read, is empty, or is no text. */
  static async open(path: string, encoding?: string): Promise<CsvText> {
    const pieces = decodeFile(path, encoding);
    const first = await pieces.next();
    if (first.done === true) throw fileError(path, 'is empty: it has no header');
    return new CsvText(pieces, first.value);
  }

  /** Whether what was read ends with the end of a line. */
  get endsWithLine(): boolean {
    return this.#lastByte === LF || this.#lastByte === CR;
  }

  /** The text behind a place, until it ends or `isEnough` says so. */
  async *from(place: number, isEnough: () => boolean): AsyncGenerator<Buffer> {
    let at = place;
    while (!isEnough()) {
      const piece = this.#at(at);
      if (piece !== undefined) {
        yield piece.utf8.subarray(at - piece.start);
        at = piece.start + piece.utf8.length;
      } else if (!(await this.#load())) {
        // A file that is cut between CR and LF still ends with a whole row.
        if (this.#lastByte === CR && !this.delimiters.includes('\r')) yield Buffer.from('\n');
        return;
      }
    }
  }

  /** Finds what ends a row, where the table begins at this place. */
  async beginAt(place: number): Promise<void> {
    if (await this.#isEnd(place)) return;
    const piece = this.#at(place);
    if (piece !== undefined) this.delimiters = recordDelimiters(piece.utf8.subarray(place - piece.start));
  }

  /** Whether characters before a place were lost; each is told of once. */
  hasLost(place: number): boolean {
    const [first] = this.#lost;
    if (first === undefined || first >= place) return false;
    this.#lost = this.#lost.filter((at) => at >= place);
    return true;
  }

  /** The line with this place in it from there on, without its end, and where the next one begins, if there is one. */
  async lineAt(place: number): Promise<{ readonly text: string; readonly next: number | undefined }> {
    const next = await this.nextLine(place, false);
    return { text: this.between(place, next).replace(/[\r\n]+$/, ''), next };
  }

  /** The text between two places, or up to the end of what was read; none of it may have been let go. */
  between(place: number, end: number = this.#length): string {
    const pieces: Buffer[] = [];
    for (const { start, utf8 } of this.#kept) {
      const from = Math.max(place - start, 0);
      if (from < utf8.length && start < end) pieces.push(utf8.subarray(from, end - start));
    }
    return Buffer.concat(pieces).toString();
  }

  /** Keeps only what lies behind a place. */
  letGo(place: number): void {
    let first = this.#kept[0];
    while (first !== undefined && first.start + first.utf8.length <= place) {
      this.#kept.shift();
      first = this.#kept[0];
    }
  }

  /**
   * Where the line begins that follows the one with this place in it; undefined where the text ends before.
   * @param skipEmpty - whether line ends right at the place are passed over
   */
  async nextLine(place: number, skipEmpty: boolean): Promise<number | undefined> {
    const ends = new Set(this.delimiters.includes('\r') ? [LF, CR] : [LF]);
    let leading = skipEmpty;
    for (let at = place; ; ) {
      const piece = this.#at(at);
      if (piece === undefined) {
        if (await this.#load()) continue;
        return undefined;
      }
      const end = piece.start + piece.utf8.length;
      for (; at < end; at++) {
        const byte = piece.utf8[at - piece.start];
        if (leading && (byte === LF || byte === CR)) continue;
        leading = false;
        if (byte !== undefined && ends.has(byte)) return (await this.#isEnd(at + 1)) ? undefined : at + 1;
      }
    }
  }

  async close(): Promise<void> {
    await this.#pieces.return(undefined);
  }

  #at(place: number): KeptPiece | undefined {
    return this.#kept.find(({ start, utf8 }) => start <= place && place < start + utf8.length);
  }

  async #isEnd(place: number): Promise<boolean> {
    while (this.#at(place) === undefined) if (!(await this.#load())) return true;
    return false;
  }

  /** Reads one piece more; false at the end. A reader that was broken off may have begun to: both wait for the same. */
  #load(): Promise<boolean> {
    this.#loading ??= this.#loadNext();
    return this.#loading;
  }

  async #loadNext(): Promise<boolean> {
    // What fails once fails again: a reader that was broken off tells nobody.
    const next = await this.#pieces.next();
    this.#loading = undefined;
    if (next.done === true) return false;
    this.#add(next.value);
    return true;
  }

  #add(piece: Piece): void {
    this.offsets.add(piece);
    for (const at of piece.lost) this.#lost.push(this.#length + at);
    this.#kept.push({ start: this.#length, utf8: piece.utf8 });
    this.#length += piece.utf8.length;
    this.#lastByte = piece.utf8.at(-1);
  }
}
