import { agree, groupBy, type ValueKind } from '../../domain/index.ts';
import type { NodeType, PropertyField } from '../../model/index.ts';
import { asStanding, type Because, type Standing, standingOf, valueKey } from './because.ts';
import type { ProjectionContext } from './project.ts';
import { type ByPath, rankedValues } from './ranked-values.ts';
import { byText, type Candidate, candidatesOf } from './ranking.ts';
import type { SourceStatement } from './source-statement.ts';
import { type StatedField, statedField } from './stated-field.ts';

/** One of the values given for a property. The same day at two precisions is two values. */
interface FoundValue {
  readonly value: string;
  readonly precision: string | null;
  /** How many different sources give it. */
  readonly sources: number;
  /** True where no source gives it: we corrected or inferred it. */
  readonly ours: boolean;
  /** Why it is the one that stands; null if it does not. */
  readonly because: Because | null;
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
 * The conflicts among the statements about one subject, in the order of their properties. Inferred values make no conflict,
 * but are listed with the other values of one.
 */
export function conflictsAbout(
  context: ProjectionContext,
  type: NodeType,
  subject: string,
  statements: readonly SourceStatement[],
): readonly FoundConflict[] {
  const { model } = context;
  const found: FoundConflict[] = [];
  let ranked: ByPath | undefined;
  for (const [property, group] of groupBy(candidatesOf(statements), ({ stated }) => stated.property)) {
    if (group.length < 2) continue;
    const field = statedField(model, type, property);
    const kind = comparedAs(type, field);
    if (kind === undefined) continue;
    const standing = isLink(field) ? group.map((one) => asStanding(context, one)) : group;
    const values = [...byValue(standing).values()];
    if (!disagree(kind, values, companionsOf(type, field, property))) continue;
    // Few subjects have a conflict: only of these the values are ranked once more.
    ranked ??= rankedValues(context, type, statements);
    const stands = standingOf(context, type, { path: property, given: group, byPath: ranked });
    found.push({
      subject,
      property,
      sources: sourcesOf(standing),
      values: values.map((same) => foundValue(same, stands)).sort(inOrder),
    });
  }
  return onceEach(found.sort((one, other) => byText(one.property, other.property)));
}

/** An amount in dollars that is given in dollars is stated as both. */
const STATED_AS: Readonly<Record<string, string>> = { principalUsd: 'principal' };

/** Leaves out what is said twice: the same values by the same statements. */
function onceEach(conflicts: readonly FoundConflict[]): readonly FoundConflict[] {
  const keys = new Map(conflicts.map(({ property, values }) => [property, JSON.stringify(values)]));
  return conflicts.filter(({ property, values }) => keys.get(STATED_AS[property] ?? '') !== JSON.stringify(values));
}

/**
 * How the values of a property are compared; undefined where all of them can be right: lists, names, wordings of offices and
 * places, first and last observations.
 */
function comparedAs(type: NodeType, field: StatedField | undefined): ValueKind | undefined {
  if (field === undefined) return 'text';
  if (field.kind === 'edge') return undefined;
  if (field.kind === 'relation') return field.field.many ? undefined : 'text';
  const property = field.kind === 'part' ? field.property : field.field;
  if (property.list || property.worded) return undefined;
  if (field.kind === 'property' && (isObservation(type, property) || isName(type, property))) return undefined;
  return kindOf(property);
}

const isObservation = (type: NodeType, { name }: PropertyField): boolean =>
  type.timed && (name === 'firstObserved' || name === 'lastObserved');

const isName = (type: NodeType, { name }: PropertyField): boolean =>
  name === 'name' && type.interfaces.includes('Actor');

function kindOf({ type }: PropertyField): ValueKind {
  if (type.name === 'Date') return 'date';
  if (type.name === 'Float') return 'amount';
  return type.name === 'Int' ? 'count' : 'text';
}

const isLink = (field: StatedField | undefined): boolean => field?.kind === 'relation';

/** The paths of the properties that a property is compared with: amounts in two currencies say nothing of each other. */
function companionsOf(type: NodeType, field: StatedField | undefined, path: string): readonly string[] {
  if (field?.kind !== 'property' && field?.kind !== 'part') return [];
  const property = field.kind === 'part' ? field.property : field.field;
  const { fields } = field.kind === 'part' ? field.part : type;
  const prefix = path.slice(0, path.length - property.name.length);
  const others = [...fields.values()].flatMap((other) =>
    other.kind === 'property' && (other.goesWith === property.name || other.name === property.goesWith)
      ? [`${prefix}${other.name}`]
      : [],
  );
  return others;
}

/** Whether any two values disagree, inferred ones aside. */
function disagree(kind: ValueKind, values: readonly (readonly Candidate[])[], companions: readonly string[]): boolean {
  const counted = values.flatMap((same) => {
    const said = same.filter(({ statement }) => statement.basis !== 'INFERRED');
    return said.length > 0 ? [said] : [];
  });
  return counted.some((some, index) =>
    counted
      .slice(index + 1)
      .some((others) =>
        some.some((one) =>
          others.some((other) => areComparable(one, other, companions) && !agree(kind, one.stated, other.stated)),
        ),
      ),
  );
}

const areComparable = (one: Candidate, other: Candidate, companions: readonly string[]): boolean =>
  companions.every((path) => {
    const [value, another] = [valueAt(one, path), valueAt(other, path)];
    return value === undefined || another === undefined || value === another;
  });

const valueAt = ({ statement }: Candidate, path: string): string | undefined =>
  statement.values.find(({ property }) => property === path)?.value;

const byValue = (group: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> => groupBy(group, valueKey);

function foundValue(same: readonly Candidate[], stands: Standing | undefined): FoundValue {
  const sources = sourcesOf(same);
  return {
    value: same[0]?.stated.value ?? '',
    precision: same[0]?.stated.precision ?? null,
    sources,
    ours: sources === 0,
    because: same[0] && stands?.key === valueKey(same[0]) ? stands.because : null,
    statements: [...new Set(same.map(({ statement }) => statement.id))].sort(byText),
  };
}

/** Counts the sources behind values; our own corrections and inferences do not count. */
const sourcesOf = (some: readonly Candidate[]): number =>
  new Set(
    some
      .filter(({ statement }) => statement.basis === 'REPORTED' || statement.basis === 'QUOTED')
      .map(({ statement }) => statement.source),
  ).size;

const inOrder = (a: FoundValue, b: FoundValue): number =>
  b.sources - a.sources ||
  b.statements.length - a.statements.length ||
  byText(a.value, b.value) ||
  byText(a.precision ?? '', b.precision ?? '');
