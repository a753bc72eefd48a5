import type { CheckedEntry } from './entry-rules.ts';

/** Separates the ids of which a row means one. No id contains it. */
const OR = '|';

/** Joins ids of which one is meant into one text. */
export const joinedChoices = (ids: readonly string[]): string => ids.join(OR);

/** The ids of which one is meant. */
export const choicesOf = (id: string): readonly string[] => id.split(OR);

/** Replaces each choice of ids by the one that exists. A choice stays where none or several exist. */
export function resolveChoices(
  entries: readonly CheckedEntry[],
  isThere: (id: string) => boolean,
): readonly CheckedEntry[] {
  if (!entries.some(({ targets }) => targets.some(({ id }) => id.includes(OR)))) return entries;
  const own = new Set(entries.map(({ entry }) => entry.id));
  const meant = new Map<string, string>();
  for (const { id } of entries.flatMap(({ targets }) => targets)) {
    const [there, ...others] = choicesOf(id).filter((one) => own.has(one) || isThere(one));
    if (there !== undefined && others.length === 0) meant.set(id, there);
  }
  // The longest first: one may be a prefix of another.
  const pairs = [...meant].toSorted(([one], [other]) => other.length - one.length);
  const replaced = <T>(value: T): T => {
    let text = JSON.stringify(value);
    for (const [choice, id] of pairs) text = text.replaceAll(choice, id);
    return JSON.parse(text) as T;
  };
  return entries.map(({ entry, values, targets }) => ({
    entry: { ...entry, statements: replaced(entry.statements) },
    values: replaced(values),
    targets: targets.map((target) => ({ ...target, id: meant.get(target.id) ?? target.id })),
  }));
}
