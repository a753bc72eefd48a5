/** Below as many persons, what is rare among them says nothing of what is rare. */
const LEAST = 1000;

/** How much it tells that two persons share something, by how many of how many have it: from 0, all, to 1, one alone. */
export function rarityOf(having: number, all: number): number {
  const rare = 1 - Math.log(Math.max(having, 1)) / Math.log(Math.max(all, LEAST));
  return Math.min(Math.max(rare, 0), 1);
}
