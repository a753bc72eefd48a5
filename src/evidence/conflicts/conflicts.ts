import { agree, type GivenValue, groupBy } from '../../domain/index.ts';
import type { Model } from '../../model/index.ts';
import { valueKind } from '../entries/value-kind.ts';
import { typeOfId } from '../stored/graph-node.ts';

/** What a statement says, as far as it matters for conflicts. */
export interface Statement extends GivenValue {
  readonly id: string;
  readonly subject: string;
  readonly source: string;
  readonly basis: string;
  /** The row that it is of, where the graph or a file tells it. */
  readonly row?: number;
  /** The source of the file that it is of: `source`, or where a row named that, what it is part of. */
  readonly file?: string;
}

/** One of the values given for a property. Dates of one day that are given more and less exactly are two. */
interface FoundValue {
  readonly value: string;
  readonly precision: string | null;
  /** How many different sources give it. */
  readonly sources: number;
  /** True where no source gives it: it is a correction or an inference of ours. */
  readonly ours: boolean;
  readonly statements: readonly string[];
}

/** A property of a subject for which statements give values that cannot all be right. */
export interface FoundConflict {
  readonly subject: string;
  readonly property: string;
  /** How many different sources take part. */
  readonly sources: number;
  /** The one with the most sources first, then the one with the most statements, then in the order of their text. */
  readonly values: readonly FoundValue[];
}

/**
 * The conflicts among statements, ordered by subject and property. What is only
 * inferred makes none; where there is one, it stands with the other values.
 */
export function findConflicts(model: Model, statements: readonly Statement[]): readonly FoundConflict[] {
  return [...groupBy(statements, ({ subject }) => subject).values()]
    .flatMap((ofSubject) => [...groupBy(ofSubject, ({ property }) => property).values()])
    .flatMap((group): FoundConflict[] => {
      const [first, second] = group;
      if (!first || !second || !disagree(model, first, group)) return [];
      const values = [...byValue(group)].map(foundValue).sort(inOrder);
      return [{ subject: first.subject, property: first.property, sources: sourcesOf(group), values }];
    })
    .sort((a, b) => byText(a.subject, b.subject) || byText(a.property, b.property));
}

/** Whether some two of the values that are not only inferred do not agree. */
function disagree(model: Model, { subject, property }: Statement, group: readonly Statement[]): boolean {
  const counted = byValue(group.filter(({ basis }) => basis !== 'INFERRED')).flatMap((same) => same.slice(0, 1));
  if (counted.length < 2) return false;
  const kind = valueKind(model, typeOfId(model, subject), property);
  return counted.some((one, index) => counted.slice(index + 1).some((other) => !agree(kind, one, other)));
}

const byValue = (group: readonly Statement[]): readonly (readonly Statement[])[] => [
  ...groupBy(group, ({ value, precision }) => JSON.stringify([value, precision])).values(),
];

function foundValue(same: readonly Statement[]): FoundValue {
  const sources = sourcesOf(same);
  return {
    value: same[0]?.value ?? '',
    precision: same[0]?.precision ?? null,
    sources,
    ours: sources === 0,
    statements: same.map(({ id }) => id).sort(byText),
  };
}

/** How many different sources stand behind statements: those we add to them do not count. */
const sourcesOf = (statements: readonly Statement[]): number =>
  new Set(statements.filter(({ basis }) => basis === 'REPORTED' || basis === 'QUOTED').map(({ source }) => source))
    .size;

const inOrder = (a: FoundValue, b: FoundValue): number =>
  b.sources - a.sources ||
  b.statements.length - a.statements.length ||
  byText(a.value, b.value) ||
  byText(a.precision ?? '', b.precision ?? '');

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
