import { agree, type GivenValue, groupBy } from '../../domain/index.ts';
import type { Model } from '../../model/index.ts';
import { valueKind } from '../entries/value-kind.ts';
import { statedField } from '../projection/stated-field.ts';
import { typeOfId } from '../stored/graph-node.ts';

/** One value of a statement, as far as conflicts depend on it. A statement with several values gives several of these. */
export interface Statement extends GivenValue {
  /** The statement's. */
  readonly id: string;
  readonly subject: string;
  readonly source: string;
  readonly basis: string;
  /** Its row, where the graph or a file gives it. */
  readonly row?: number;
  /** The source of its file: `source` itself, or the one that a source named by a row is part of. */
  readonly file?: string;
}

/** One of the values given for a property. The same day at two precisions is two values. */
interface FoundValue {
  readonly value: string;
  readonly precision: string | null;
  /** How many different sources give it. */
  readonly sources: number;
  /** True where no source gives it: we corrected or inferred it. */
  readonly ours: boolean;
  readonly statements: readonly string[];
}

/** A property for which statements give values that cannot all be right. */
export interface FoundConflict {
  readonly subject: string;
  readonly property: string;
  /** How many different sources take part. */
  readonly sources: number;
  /** The one with the most sources first, then the one with the most statements, then in the order of their text. */
  readonly values: readonly FoundValue[];
}

/**
 * Finds the conflicts among statements, ordered by subject and property. Inferred values make no conflict, but are listed
 * with the other values of one.
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

/** Whether any two values disagree, inferred ones aside. */
function disagree(model: Model, { subject, property }: Statement, group: readonly Statement[]): boolean {
  const counted = byValue(group.filter(({ basis }) => basis !== 'INFERRED')).flatMap((same) => same.slice(0, 1));
  if (counted.length < 2) return false;
  const type = typeOfId(model, subject);
  // Two actors may have one role.
  if (statedField(model, type, property)?.kind === 'edge') return false;
  const kind = valueKind(model, type, property);
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
    statements: [...new Set(same.map(({ id }) => id))].sort(byText),
  };
}

/** Counts the sources behind statements; our own corrections and inferences do not count. */
const sourcesOf = (statements: readonly Statement[]): number =>
  new Set(statements.filter(({ basis }) => basis === 'REPORTED' || basis === 'QUOTED').map(({ source }) => source))
    .size;

const inOrder = (a: FoundValue, b: FoundValue): number =>
  b.sources - a.sources ||
  b.statements.length - a.statements.length ||
  byText(a.value, b.value) ||
  byText(a.precision ?? '', b.precision ?? '');

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
