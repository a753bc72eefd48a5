import { groupBy } from '../../domain/index.ts';
import { type Model, type NodeType, typeOfId } from '../../model/index.ts';
import type { EntryValues } from '../entries/entry-schema.ts';
import { type Clusters, clustersOf, type Rulings, type Unit } from './clusters.ts';
import { conflictsAbout, type FoundConflict } from './disagreement.ts';
import { type ProjectionContext, project } from './project.ts';
import { byText, type PrecedenceOf } from './ranking.ts';
import type { SourceStatement } from './source-statement.ts';

/** An actor or fact as its statements have it. */
export interface Entity {
  readonly id: string;
  readonly type: NodeType;
  readonly values: EntryValues;
  readonly conflicts: readonly FoundConflict[];
  /** Its statements, by id. */
  readonly statements: readonly SourceStatement[];
  /** The number of different sources of its statements. */
  readonly sources: number;
  /** The ids that its sources give it, beside its own. */
  readonly formerIds: readonly string[];
  /** The day from which someone else is shown in its place; undefined if no one is, or that was not asked. */
  readonly succeededOn?: string | undefined;
}

export interface Settled {
  /** By id. */
  readonly entities: ReadonlyMap<string, Entity>;
  /** Facts that a rule would make one, if one source did not tell them apart. */
  readonly undecided: Clusters['undecided'];
}

/** What settling depends on beside the statements: the precedence of sources, and what people decided. */
export interface Settling {
  readonly model: Model;
  readonly precedenceOf: PrecedenceOf;
  readonly rulings: Rulings;
}

/**
 * What statements come to: which are about the same actor or fact, and what each of these is. Pure, and independent of their
 * order. They have to be complete for the actors and facts that they are about, and for those that a rule could make one
 * with them.
 */
export function settle(settling: Settling, statements: readonly SourceStatement[]): Settled {
  const { rulings } = settling;
  const context = contextOf(settling);
  const byUnit = groupBy(statements, ({ statedOf }) => statedOf);
  const units = [...byUnit].map(([id, some]) => unitOf(context, id, some));
  const { clusters, undecided } = clustersOf(units, rulings);
  const entities = new Map<string, Entity>();
  for (const { id, units: members } of clusters) {
    const [first, ...others] = members;
    if (!first) continue;
    const own = members.flatMap((unit) => byUnit.get(unit.id) ?? []).toSorted((a, b) => byText(a.id, b.id));
    entities.set(id, {
      id,
      type: first.type,
      values: others.length === 0 ? first.values : project(context, first.type, own),
      conflicts: conflictsAbout(context, first.type, id, own),
      statements: own,
      sources: new Set(own.map(({ source }) => source)).size,
      formerIds: members.map((unit) => unit.id).filter((one) => one !== id),
    });
  }
  return { entities, undecided };
}

/** The context in which statements are projected. */
const contextOf = ({ model, precedenceOf, rulings }: Settling): ProjectionContext => ({
  model,
  precedenceOf,
  idOf: (id) => rulings.into.get(id) ?? id,
});

/** The statements of one `statedOf`, with what they come to by themselves. */
function unitOf(context: ProjectionContext, id: string, statements: readonly SourceStatement[]): Unit {
  const type = typeOfId(context.model, id);
  if (!type) throw new Error(`No type of the model has ids like ${id}`);
  const sources = new Set(statements.map(({ source }) => source));
  const tellers = new Set(statements.map(({ source, file = source }) => file));
  return {
    id,
    type,
    sources: tellers,
    precedence: Math.max(...[...sources].map(context.precedenceOf)),
    values: wholeOf(context, statements) ?? project(context, type, statements),
  };
}

/** What the only statement comes to, if that is known already. It names what its source does, which may stand under another id. */
const wholeOf = (
  { idOf }: ProjectionContext,
  [first, ...others]: readonly SourceStatement[],
): EntryValues | undefined =>
  others.length === 0 && first?.values.every(({ value }) => idOf(value) === value) ? first.whole : undefined;
