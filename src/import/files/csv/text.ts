import { fileError } from '../../../disk/index.ts';
import { decodeFile, FileOffsets, type Piece } from '../text/decode.ts';
import { CR, LF } from '../text/lines.ts';
import { recordDelimiters } from './row-ends.ts';

/** A piece of text and its offset. */
interface KeptPiece {
  readonly start: number;
  readonly utf8: Buffer;
}

/**
 * The text of a table as UTF-8, read as a stream. It can be reread from any offset that was not released: after a row with
 * an unclear end, reading continues with the next line.
 */
export class CsvText {
  /** Record delimiters. */
  delimiters: readonly string[];
  readonly offsets = new FileOffsets();
  readonly #pieces: AsyncGenerator<Piece>;
  #kept: KeptPiece[] = [];
  #length = 0;
  #loading: Promise<boolean> | undefined;
  #lastByte: number | undefined;
  /** Offsets of characters that could not be decoded. */
  #lost: number[] = [];

  private constructor(pieces: AsyncGenerator<Piece>, first: Piece) {
    this.#pieces = pieces;
    this.delimiters = recordDelimiters(first.utf8, false);
    this.#add(first);
  }

  /** @throws {ImportError} if the file cannot be read, is empty, or is not text. */
  static async open(path: string, encoding?: string): Promise<CsvText> {
    const pieces = decodeFile(path, encoding);
    const first = await pieces.next();
    if (first.done === true) throw fileError(path, 'is empty: it has no header');
    return new CsvText(pieces, first.value);
  }

  /** Whether the text read so far ends with a line break. */
  get endsWithLine(): boolean {
    return this.#lastByte === LF || this.#lastByte === CR;
  }

  /** The text from an offset on, until it ends or `isEnough` returns true. */
  async *from(place: number, isEnough: () => boolean): AsyncGenerator<Buffer> {
    let at = place;
    while (!isEnough()) {
      const piece = this.#at(at);
      if (piece !== undefined) {
        yield piece.utf8.subarray(at - piece.start);
        at = piece.start + piece.utf8.length;
      } else if (!(await this.#load())) {
        // A file truncated between CR and LF still ends with a complete row.
        if (this.#lastByte === CR && !this.delimiters.includes('\r')) yield Buffer.from('\n');
        return;
      }
    }
  }

  /** Sets the record delimiters, with the table starting at this offset. */
  async beginAt(place: number): Promise<void> {
    if (await this.#isEnd(place)) return;
    const piece = this.#at(place);
    if (piece !== undefined) this.delimiters = recordDelimiters(piece.utf8.subarray(place - piece.start));
  }

  /** Whether undecodable characters lie before an offset; reports each once. */
  hasLost(place: number): boolean {
    const [first] = this.#lost;
    if (first === undefined || first >= place) return false;
    this.#lost = this.#lost.filter((at) => at >= place);
    return true;
  }

  /** The rest of the line at this offset without its end, and the offset of the next line if there is one. */
  async lineAt(place: number): Promise<{ readonly text: string; readonly next: number | undefined }> {
    const next = await this.nextLine(place, false);
    return { text: this.between(place, next).replace(/[\r\n]+$/, ''), next };
  }

  /** The text between two offsets, by default up to the end of what was read; none of it may have been released. */
  between(place: number, end: number = this.#length): string {
    const pieces: Buffer[] = [];
    for (const { start, utf8 } of this.#kept) {
      const from = Math.max(place - start, 0);
      if (from < utf8.length && start < end) pieces.push(utf8.subarray(from, end - start));
    }
    return Buffer.concat(pieces).toString();
  }

  /** Releases the text before an offset. */
  letGo(place: number): void {
    let first = this.#kept[0];
    while (first !== undefined && first.start + first.utf8.length <= place) {
      this.#kept.shift();
      first = this.#kept[0];
    }
  }

  /**
   * The offset of the line after the one at this offset; undefined at the end of the text.
   * @param skipEmpty - whether to skip line ends directly at the offset
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

  /** Loads one more piece; false at the end. An abandoned reader may have started to: both wait for the same promise. */
  #load(): Promise<boolean> {
    this.#loading ??= this.#loadNext();
    return this.#loading;
  }

  async #loadNext(): Promise<boolean> {
    // An error will be thrown again: an abandoned reader reports to nobody.
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
