import type { Piece } from './decode.ts';

/** Tells where in the file a place of its text lies. Exact at the ends of pieces and in UTF-8, near in between. */
export class FileOffsets {
  readonly #ahead: { readonly text: number; readonly file: number }[] = [];
  #behind = { text: 0, file: 0 };
  #length = 0;

  add({ utf8, end }: Piece): void {
    this.#length += utf8.length;
    this.#ahead.push({ text: this.#length, file: end });
  }

  /** The bytes of the file up to a place of the text; places are asked for in their order. */
  at(text: number): number {
    let next = this.#ahead[0];
    while (next !== undefined && next.text <= text) {
      this.#behind = next;
      this.#ahead.shift();
      next = this.#ahead[0];
    }
    const { text: fromText, file } = this.#behind;
    if (next === undefined) return file;
    // From the piece's end, so that a byte order mark counts to its start.
    return next.file - Math.round((next.text - text) * ((next.file - file) / (next.text - fromText)));
  }
}
