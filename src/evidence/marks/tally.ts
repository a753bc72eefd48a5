/** The kinds of events that are counted by reason: on rows, their entries, and withdrawals by a changed file. */
export const TALLIED = [
  'passed',
  'rejected',
  'skipped',
  'repeated',
  'differing',
  'there',
  'changed',
  'notes',
  'same',
  'undecided',
  'withdrawn',
  'deleted',
  'held',
] as const;
export type Tallied = (typeof TALLIED)[number];

/** An example from a file: the row, and what to say beside its number. */
export type Example = readonly [row: number, words: string];

/** How often something happened for one reason, with the first rows as examples. */
export interface Tally {
  readonly of: Tallied;
  readonly reason: string;
  readonly count: number;
  readonly examples: readonly Example[];
}

export interface Noted {
  readonly of: Tallied;
  readonly reason: string;
  readonly example: Example;
}

/** The maximum number of reasons of one kind; further ones are counted together. */
const MAX_REASONS = 20;
const OTHER = 'other reasons';

/** The maximum number of examples of one reason. */
const MAX_EXAMPLES = 5;

/** The maximum length of a text of a tally, which is written with every batch. */
const MAX_CHARACTERS = 200;

/** Adds notes to tallies. Examples are the first by row, in whatever order the notes come. */
export function tallied(before: readonly Tally[], noted: readonly Noted[]): readonly Tally[] {
  if (noted.length === 0) return before;
  const tallies = new Map(before.map((one) => [keyOf(one.of, one.reason), one]));
  const reasons = new Map<Tallied, number>();
  for (const { of } of before) reasons.set(of, (reasons.get(of) ?? 0) + 1);
  for (const { of, reason: given, example } of noted) {
    let reason = cut(given);
    if (!tallies.has(keyOf(of, reason))) {
      const count = reasons.get(of) ?? 0;
      if (count >= MAX_REASONS) reason = OTHER;
      reasons.set(of, count + 1);
    }
    const key = keyOf(of, reason);
    const one = tallies.get(key) ?? { of, reason, count: 0, examples: [] };
    tallies.set(key, { ...one, count: one.count + 1, examples: withExample(one.examples, example) });
  }
  // Sorted, so that the order of the notes does not matter.
  return [...tallies].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function withExample(examples: readonly Example[], [row, words]: Example): readonly Example[] {
  const one: Example = [row, cut(words)];
  const last = examples.at(-1);
  if (examples.length === MAX_EXAMPLES && last && inOrder(last, one) <= 0) return examples;
  return [...examples, one].toSorted(inOrder).slice(0, MAX_EXAMPLES);
}

const inOrder = ([a, words]: Example, [b, others]: Example): number =>
  a - b || (words < others ? -1 : Number(words > others));

const cut = (text: string): string => (text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS - 1)}…` : text);

const keyOf = (of: Tallied, reason: string): string => `${of} ${reason}`;

/** The tallies of one kind, most frequent first. */
export const talliesOf = (tallies: readonly Tally[], of: Tallied): readonly Tally[] =>
  tallies.filter((one) => one.of === of).toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
