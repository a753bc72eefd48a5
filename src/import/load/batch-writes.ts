import { batched, node, properties, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import {
  conflictWrites,
  creatingWrites,
  entryNodes,
  fillingWrites,
  findConflicts,
  type GraphNode,
  idTyper,
  ownRelations,
  replacingWrites,
  rowSourceNode,
  storedForm,
} from '../../evidence/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';
import type { Model, NodeType } from '../../model/index.ts';
import type { Batch } from './batch.ts';
import { type Folded, united } from './entry-fold.ts';

/** The context for writing a batch. */
export interface WritesOptions {
  readonly model: Model;
  readonly present: ReadonlySet<string>;
  /** How often the source was imported before; in the first run, none of its statements exist. */
  readonly run: number;
}

/** Plans the writes of a batch and of its conflicts, to be run in order in one transaction. */
export async function planBatchWrites(
  graph: GraphPort,
  batch: Batch,
  { model, present, run }: WritesOptions,
): Promise<readonly GraphStatement[]> {
  const created: GraphNode[] = [];
  const replaced: GraphNode[] = [];
  const nodesOf = nodeMaker(model);
  const all = await withLists(graph, batch.folded, present);
  const kept = all.filter(({ keep, entry }) => keep && present.has(entry.id));
  for (const one of all) {
    if (!present.has(one.entry.id)) created.push(...nodesOf(one));
    else if (!one.keep) replaced.push(...nodesOf(one));
  }
  const statements = batch.statements.map(({ node }) => node);
  const sources = batch.sources.flatMap(({ source, file }) => rowSourceNode(model, source, file));
  return [
    ...replacingWrites(sources, model),
    ...creatingWrites([...created, ...(run === 0 ? statements : [])], model),
    ...replacingWrites(replaced, model),
    ...(await fillWrites(graph, model, kept, nodesOf)),
    ...uniteWrites(kept),
    ...(run === 0 ? [] : replacingWrites(statements, model)),
    ...conflictUpdates(model, batch, present),
  ];
}

export type NodeMaker = (one: Folded) => readonly GraphNode[];

/** Makes the nodes of entries, whose references have been checked. */
export function nodeMaker(model: Model): NodeMaker {
  const typeOf = idTyper(model);
  const types = { get: (id: string) => typeOf(id)?.name };
  return ({ entry: { type, id }, values }) => entryNodes(model, types, { type, id, values });
}

/** Fills unknown values of nodes that keep theirs. */
async function fillWrites(
  graph: GraphPort,
  model: Model,
  kept: readonly Folded[],
  nodesOf: NodeMaker,
): Promise<readonly GraphStatement[]> {
  const tied = await relationsOf(graph, kept);
  const nodes = kept.flatMap((one) => {
    const [own, ...parts] = nodesOf(one);
    if (!own) return [];
    const has = (field: string) =>
      ownRelations(one.entry.type).some(
        ({ name, relationship }) => name === field && tied.get(own.id)?.has(relationship),
      );
    const links = own.links.filter((link) => !has(link.field));
    const needed = new Set(links.map((link) => link.to));
    return [{ ...own, links }, ...parts.filter((part) => needed.has(part.id))];
  });
  return fillingWrites(nodes, model);
}

/** Adds the stored items to lists that are united. */
async function withLists(
  graph: GraphPort,
  all: readonly Folded[],
  present: ReadonlySet<string>,
): Promise<readonly Folded[]> {
  const uniting = all.filter(({ entry }) => entry.unite !== undefined && present.has(entry.id));
  const stored = new Map<string, Record<string, unknown>>();
  for (const [field, type, ids] of listsOf(uniting)) {
    for (const read of batched(
      `MATCH ${node('n', type.label, { id: 'r' })} RETURN ${properties('n', ['id', field])}`,
      ids,
    )) {
      for (const [id, list] of await graph.read(read)) {
        stored.set(String(id), { ...stored.get(String(id)), [field]: list });
      }
    }
  }
  return all.map((one) => {
    const lists = stored.get(one.entry.id);
    return lists ? { ...one, values: { ...one.values, ...united(one.entry, lists, one.values) } } : one;
  });
}

/** The fields that are united, each with its type and the ids of its nodes. */
function listsOf(all: readonly Folded[]): readonly (readonly [string, NodeType, readonly string[]])[] {
  const fields = all.flatMap(({ entry }) => (entry.unite ?? []).map((field) => ({ field, entry })));
  return [...groupBy(fields, ({ field, entry }) => `${entry.type.name} ${field}`).values()].flatMap((some) =>
    some.slice(0, 1).map(({ field, entry }) => [field, entry.type, some.map((one) => one.entry.id)] as const),
  );
}

/** Sets the united lists of nodes that otherwise keep their values. */
function uniteWrites(kept: readonly Folded[]): readonly GraphStatement[] {
  const values = new Map(kept.map((one) => [one.entry.id, one.values]));
  return listsOf(kept).flatMap(([field, type, ids]) =>
    batched(
      `MATCH ${node('n', type.label, { id: 'r.id' })} SET n += r.props`,
      ids.map((id) => ({
        id,
        props: storedForm(type, { [field]: values.get(id)?.[field] as readonly string[] }),
      })),
    ),
  );
}

/** The relationships that nodes already have. */
async function relationsOf(graph: GraphPort, kept: readonly Folded[]): Promise<ReadonlyMap<string, Set<string>>> {
  const related = kept.filter(({ entry }) => ownRelations(entry.type).length > 0);
  const reads = [...groupBy(related, ({ entry }): NodeType => entry.type)].flatMap(([type, some]) =>
    batched(
      `MATCH ${node('a', type.label, { id: 'r' })}-[x]->() RETURN DISTINCT ${property('a', 'id')}, type(x)`,
      some.map(({ entry }) => entry.id),
    ),
  );
  const found = new Map<string, Set<string>>();
  for (const [id, relationship] of (await Promise.all(reads.map((read) => graph.read(read)))).flat()) {
    const relationships = found.get(String(id)) ?? new Set();
    found.set(String(id), relationships.add(String(relationship)));
  }
  return found;
}

/** Updates the conflicts about the batch's subjects; new nodes without conflicts need nothing. */
function conflictUpdates(model: Model, { stated }: Batch, present: ReadonlySet<string>): readonly GraphStatement[] {
  const conflicts = findConflicts(model, stated);
  const subjects = new Set(stated.map(({ subject }) => subject).filter((subject) => present.has(subject)));
  for (const { subject } of conflicts) subjects.add(subject);
  return conflictWrites(model, [...subjects], conflicts);
}
