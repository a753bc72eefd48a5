/** What decides on the id to keep. */
export interface Keepable {
  readonly id: string;
  readonly sources: ReadonlySet<string>;
}

/** What is known of sources. */
export interface SourceTraits {
  /** The ids of a source with a higher precedence are kept before those of one with a lower. */
  readonly precedenceOf: (source: string) => number;
  /** Whether it is a data set, or cited by the rows of one. */
  readonly isDataSet: (source: string) => boolean;
}

/**
 * Orders entries by which to keep: those of a source with a higher precedence first, then ids given by hand before those
 * of data sets, then readable ids, then the least. It does not depend on what was imported first.
 */
export const byKeeping =
  (traits: SourceTraits) =>
  (one: Keepable, other: Keepable): number =>
    highest(other, traits) - highest(one, traits) ||
    Number(hasDataSetId(one, traits)) - Number(hasDataSetId(other, traits)) ||
    Number(hasOpaqueId(one)) - Number(hasOpaqueId(other)) ||
    (one.id < other.id ? -1 : 1);

const highest = ({ sources }: Keepable, { precedenceOf }: SourceTraits): number =>
  Math.max(...[...sources].map(precedenceOf), 0);

/** Mappings prefix the ids that they make with the name of the data set or its beginning: `factbook-` of `factbook-igo`. */
function hasDataSetId({ id, sources }: Keepable, { isDataSet }: SourceTraits): boolean {
  const all = [...sources];
  if (!all.every(isDataSet)) return false;
  return all.some((source) => beginningsOf(localPart(source)).some((name) => localPart(id).startsWith(`${name}-`)));
}

function beginningsOf(name: string): readonly string[] {
  const words = (name.split('.')[0] ?? '').split('-');
  return words.map((_, index) => words.slice(0, index + 1).join('-'));
}

/** Whether an id is not made for reading: it has a run of digits and letters, like a UUID. */
const hasOpaqueId = ({ id }: Keepable): boolean => /\d[0-9a-f]{3,}|[0-9a-f]{3,}\d/.test(localPart(id));

const localPart = (id: string): string => id.slice(id.indexOf(':') + 1);
