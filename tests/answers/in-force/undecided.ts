import type { Data } from '../../support/ask.ts';

/** An answer without what it says of what a day leaves undecided, which no answer without a day has. */
export const withoutUndecided = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'undecided' ? undefined : value)));

interface Undecided {
  readonly path: string;
  /** What the answer says, and how many items there are only where all that is possible counts. */
  readonly told: unknown;
  readonly expected: number;
}

interface Connection extends Data {
  readonly undecided?: unknown;
  readonly nodes?: readonly { readonly id?: string }[];
}

/** What an answer says to be undecided, at each place that is also there in the answer by what is possible. */
export function undecidedIn(answer: unknown, possible: unknown, path = ''): readonly Undecided[] {
  if (Array.isArray(answer) && Array.isArray(possible)) {
    return answer.flatMap((item) => {
      const { id } = item as { readonly id?: string };
      const same = id === undefined ? undefined : possible.find((other) => (other as { id?: string }).id === id);
      return same === undefined ? [] : undecidedIn(item, same, `${path}.${id}`);
    });
  }
  if (!isObject(answer) || !isObject(possible)) return [];
  const below = Object.entries(answer).flatMap(([key, value]) => undecidedIn(value, possible[key], `${path}.${key}`));
  if (!('undecided' in answer)) return below;
  const { undecided: told, nodes = [] }: Connection = answer;
  const here = new Set(nodes.map(({ id }) => id));
  const expected = ((possible as Connection).nodes ?? []).filter(({ id }) => !here.has(id)).length;
  return [{ path, told, expected }, ...below];
}

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
