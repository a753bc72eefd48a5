import { RE2JS } from 're2js';
import { translated, Unlinear } from './translate.ts';

/** Instructions that a pattern may come to: some hundred alternatives are a thousand. */
const MOST_INSTRUCTIONS = 10_000;
/** Steps that one text may take, an instruction for a character each: a second or two. */
const MOST_STEPS = 100_000_000;

/** A text is too much for a pattern; the message says why. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/**
 * A pattern of a mapping. Whatever the pattern and the text, it is done in a time that grows with the length of the text and
 * not faster: an engine that steps back in the text and tries again may take longer than anyone waits.
 */
export class Pattern {
  readonly #engine: RE2JS;
  readonly #instructions: number;
  readonly #isOpen: boolean;
  /** What was asked last: often several values pick from one text. */
  #last: { readonly text: string; readonly found: Found | null } | undefined;

  private constructor(engine: RE2JS, isOpen: boolean) {
    this.#engine = engine;
    this.#isOpen = isOpen;
    this.#instructions = engine.matcher('').programSize();
  }

  /** A pattern, which is JavaScript's with the flag `u`; a text that says what is wrong with it. */
  static of(source: string): Pattern | string {
    try {
      new RegExp(source, 'u');
    } catch (error) {
      return `is no regular expression: ${wordsOf(error)}`;
    }
    try {
      const { text, isOpen } = translated(source);
      const pattern = new Pattern(RE2JS.compile(text), isOpen);
      return pattern.#instructions > MOST_INSTRUCTIONS ? `${CAN_NOT}: it is too large` : pattern;
    } catch (error) {
      if (error instanceof Unlinear) return `${CAN_NOT}: it ${error.message}`;
      return `${CAN_NOT}: ${wordsOf(error)}`;
    }
  }

  /** The names of its groups. */
  get names(): readonly string[] {
    return Object.keys(this.#engine.namedGroups());
  }

  /** @throws {TooMuch} where the text is too long. */
  isIn(text: string): boolean {
    this.#allow(text.length);
    return this.#engine.test(text);
  }

  /**
   * What it first finds: all of it, and each of its groups by its name. Null where it finds nothing.
   * @throws {TooMuch} where the text is too long.
   */
  find(text: string): Found | null {
    if (this.#last?.text === text) return this.#last.found;
    this.#allow(text.length);
    const match = this.#engine.exec(text) as
      | (readonly (string | undefined)[] & { readonly groups?: Found['groups'] })
      | null;
    const found = match && { whole: match[0] ?? '', groups: match.groups ?? {} };
    this.#last = { text, found };
    return found;
  }

  /**
   * The text without whatever it finds.
   * @throws {TooMuch} where the text is too long, or it is found too often in it.
   */
  without(text: string): string {
    this.#allow(text.length);
    const matcher = this.#engine.matcher(text);
    let [rest, from, steps] = ['', 0, 0];
    while (matcher.find()) {
      rest += text.slice(from, matcher.start());
      from = matcher.end();
      // What may go on without end is looked for up to the end of the text each time.
      steps += this.#isOpen ? text.length - from : 1;
      this.#allow(steps, `has too many parts that the mapping's pattern strips`);
    }
    return rest + text.slice(from);
  }

  #allow(characters: number, otherwise = `has ${characters} characters, too many for the mapping's pattern`): void {
    if (characters * this.#instructions > MOST_STEPS) throw new TooMuch(otherwise);
  }
}

/** What a pattern found. */
export interface Found {
  readonly whole: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

const CAN_NOT = 'is a regular expression that cannot be matched in linear time';

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
