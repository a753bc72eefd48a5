/** What decides on the id to keep. */
export interface Keepable {
  readonly id: string;
  readonly sources: ReadonlySet<string>;
}

/** The precedence of a source: the ids of a higher one are kept before those of a lower one. */
export type PrecedenceOf = (source: string) => number;

/**
 * Orders entries by which to keep: those of a source with a higher precedence first, then ids given by hand before those
 * of data sets, then readable ids, then the least. It does not depend on what was imported first.
 */
export const byKeeping =
  (precedenceOf: PrecedenceOf) =>
  (one: Keepable, other: Keepable): number =>
    highest(other, precedenceOf) - highest(one, precedenceOf) ||
    Number(hasDataSetId(one)) - Number(hasDataSetId(other)) ||
    Number(hasOpaqueId(one)) - Number(hasOpaqueId(other)) ||
    (one.id < other.id ? -1 : 1);

const highest = ({ sources }: Keepable, precedenceOf: PrecedenceOf): number =>
  Math.max(...[...sources].map(precedenceOf), 0);

/** Mappings prefix the ids that they make with the name of the data set. */
const hasDataSetId = ({ id, sources }: Keepable): boolean =>
  [...sources].some((source) => localPart(id).startsWith(`${localPart(source).split('.')[0]}-`));

/** Whether an id is not made for reading: it has a run of digits and letters, like a UUID. */
const hasOpaqueId = ({ id }: Keepable): boolean => /\d[0-9a-f]{3,}|[0-9a-f]{3,}\d/.test(localPart(id));

const localPart = (id: string): string => id.slice(id.indexOf(':') + 1);
