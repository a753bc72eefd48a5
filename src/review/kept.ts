import type { Person } from './person.ts';

/**
 * The two, the one first that is better kept: the one whose id was given by hand and not by a data set, then the one
 * whose id is readable, then the one with more offices. It is a total order, so that chains have one end.
 */
export function keptFirst(one: Person, other: Person): readonly [Person, Person] {
  return rank(one, other) <= 0 ? [one, other] : [other, one];
}

function rank(one: Person, other: Person): number {
  return (
    Number(isOfDataSet(one)) - Number(isOfDataSet(other)) ||
    Number(isNumber(one)) - Number(isNumber(other)) ||
    other.held.length - one.held.length ||
    (one.id < other.id ? -1 : 1)
  );
}

/** A mapping puts the name of its data set before the ids that it makes. */
const isOfDataSet = ({ id, sources }: Person): boolean =>
  [...sources].some((source) => local(id).startsWith(`${local(source).split('.')[0]}-`));

/** Whether the id is one that no one reads: with a run of digits and letters, as a UUID has. */
const isNumber = ({ id }: Person): boolean => /\d[0-9a-f]{3,}|[0-9a-f]{3,}\d/.test(local(id));

const local = (id: string): string => id.slice(id.indexOf(':') + 1);
