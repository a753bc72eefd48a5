import type { CheckedEntry } from './entry-rules.ts';

/** Stands between ids of which a row means the one that is there: no id has it. */
const OR = '|';

/** Several ids of which one is meant, as one text. */
export const joinedChoices = (ids: readonly string[]): string => ids.join(OR);

/** The ids that may be meant; one, where it is said. */
export const choicesOf = (id: string): readonly string[] => id.split(OR);

/** The entries with the ids that are there in place of those that may be meant; where that is not told, they stay. */
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
  // The longest first: one may begin as another does.
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
