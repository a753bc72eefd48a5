import { RE2JS } from 're2js';
import { translated, Unlinear } from './translate.ts';

/** Maximum program size of a pattern; a hundred alternatives take about a thousand instructions. */
const MAX_INSTRUCTIONS = 10_000;
/** Maximum steps for one text (instructions times characters): one or two seconds. */
const MAX_STEPS = 100_000_000;

/** Thrown if a text is too long for a pattern. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/**
 * A pattern of a mapping, matched in time linear in the length of the text: with a backtracking engine, some patterns would
 * take practically forever on some texts.
 */
export class Pattern {
  readonly #engine: RE2JS;
  readonly #instructions: number;
  readonly #isOpen: boolean;
  /** The last result: several values often use the same text. */
  #last: { readonly text: string; readonly found: PatternMatch | null } | undefined;

  private constructor(engine: RE2JS, isOpen: boolean) {
    this.#engine = engine;
    this.#isOpen = isOpen;
    this.#instructions = engine.matcher('').programSize();
  }

  /** Compiles a pattern in the syntax of JavaScript with flag `u`; returns a text if something is wrong with it. */
  static of(source: string): Pattern | string {
    try {
      new RegExp(source, 'u');
    } catch (error) {
      return `is not a regular expression: ${wordsOf(error)}`;
    }
    try {
      const { text, isOpen } = translated(source);
      const pattern = new Pattern(RE2JS.compile(text), isOpen);
      return pattern.#instructions > MAX_INSTRUCTIONS ? `${CAN_NOT}: it is too large` : pattern;
    } catch (error) {
      if (error instanceof Unlinear) return `${CAN_NOT}: it ${error.message}`;
      return `${CAN_NOT}: ${wordsOf(error)}`;
    }
  }

  /** The names of the groups. */
  get names(): readonly string[] {
    return Object.keys(this.#engine.namedGroups());
  }

  /** @throws {TooMuch} if the text is too long. */
  isIn(text: string): boolean {
    this.#allow(text.length);
    return this.#engine.test(text);
  }

  /**
   * The first match with its named groups; null if there is none.
   * @throws {TooMuch} if the text is too long.
   */
  find(text: string): PatternMatch | null {
    if (this.#last?.text === text) return this.#last.found;
    this.#allow(text.length);
    const match = this.#engine.exec(text) as
      | (readonly (string | undefined)[] & { readonly groups?: PatternMatch['groups'] })
      | null;
    const found = match && { whole: match[0] ?? '', groups: match.groups ?? {} };
    this.#last = { text, found };
    return found;
  }

  /**
   * Removes all matches.
   * @throws {TooMuch} if the text is too long, or has too many matches.
   */
  without(text: string): string {
    this.#allow(text.length);
    const matcher = this.#engine.matcher(text);
    let [rest, from, steps] = ['', 0, 0];
    while (matcher.find()) {
      rest += text.slice(from, matcher.start());
      from = matcher.end();
      // A match of unbounded length scans to the end of the text each time.
      steps += this.#isOpen ? text.length - from : 1;
      this.#allow(steps, `has too many parts that the mapping's pattern strips`);
    }
    return rest + text.slice(from);
  }

  #allow(characters: number, otherwise = `has ${characters} characters, too many for the mapping's pattern`): void {
    if (characters * this.#instructions > MAX_STEPS) throw new TooMuch(otherwise);
  }
}

/** A match of a pattern. */
export interface PatternMatch {
  readonly whole: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

const CAN_NOT = 'is a regular expression that cannot be matched in linear time';

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
