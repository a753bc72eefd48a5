/** How rare an item is, from 0 (all share it) to 1 (unique). */
export type RarityOf = (item: string) => number;

/** Small graphs are treated as having this many entries: being rare among few says little. */
const MIN_POPULATION = 1000;

/** The rarity of items of which each entry has several. */
export function rarityIn(itemsOfEach: readonly Iterable<string>[]): RarityOf {
  const counts = new Map<string, number>();
  for (const items of itemsOfEach) for (const item of new Set(items)) counts.set(item, (counts.get(item) ?? 0) + 1);
  const population = Math.log(Math.max(itemsOfEach.length, MIN_POPULATION));
  return (item) => Math.min(Math.max(1 - Math.log(Math.max(counts.get(item) ?? 1, 1)) / population, 0), 1);
}
