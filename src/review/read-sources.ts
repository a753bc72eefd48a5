import { incoming, node, outgoing, properties, property } from '../cypher/index.ts';
import type { GraphPort, GraphRow } from '../graph/index.ts';
import { type Model, nodeType, relationOf } from '../model/index.ts';
import type { SourceTraits } from './proposals/keep-order.ts';

/** In milliseconds. Reading all entries may take longer than a request is allowed to. */
const TIMEOUT_MS = 300_000;

/** Reads the rows of a statement that may take long. */
export const readAll = (graph: GraphPort, text: string): Promise<readonly GraphRow[]> =>
  graph.read({ text, params: {} }, { timeoutMs: TIMEOUT_MS });

/** The kind of a source whose statements come from rows. */
const DATA_SET = 'DATASET';

/** The sources of a graph. */
export interface SourcesOfGraph extends SourceTraits {
  /** The title by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** A source and the data sets that it is part of, by its id. */
  readonly withWhole: (id: string) => readonly string[];
}

export async function readSources(graph: GraphPort, model: Model): Promise<SourcesOfGraph> {
  const source = nodeType(model, 'Source');
  const whole = relationOf(source, 'partOf');
  const all = `MATCH ${node('o', source.label)} RETURN ${properties('o', ['id', 'title', 'precedence', 'kind'])}`;
  const parts =
    `MATCH ${node('o', source.label)}${outgoing(whole.relationship)}${node('w', source.label)} ` +
    `RETURN ${property('o', 'id')}, ${property('w', 'id')}`;
  const wholes = new Map((await readAll(graph, parts)).map(([part, id]) => [String(part), String(id)]));
  const rows = await readAll(graph, all);
  const dataSets = new Set(
    rows.filter(([id, , , kind]) => kind === DATA_SET || wholes.has(String(id))).map(([id]) => id),
  );
  const precedences = new Map(rows.map(([id, , precedence]) => [String(id), Number(precedence ?? 0)]));
  return {
    titles: new Map(rows.map(([id, title]) => [String(id), String(title)])),
    precedenceOf: (id) => precedences.get(id) ?? 0,
    isDataSet: (id) => dataSets.has(id),
    withWhole: (id) => {
      const found = [id];
      for (let next = wholes.get(id); next !== undefined && !found.includes(next); next = wholes.get(next)) {
        found.push(next);
      }
      return found;
    },
  };
}

/** Reads which sources have statements about the nodes of a label, by the nodes' ids. */
export async function readSourcesOf(
  graph: GraphPort,
  model: Model,
  label: string,
  { withWhole }: SourcesOfGraph,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const statement = nodeType(model, 'Statement');
  const [subject, source] = [relationOf(statement, 'subject'), relationOf(statement, 'source')];
  const text =
    `MATCH ${node('n', label)}${incoming(subject.relationship)}${node('t', statement.label)}` +
    `${outgoing(source.relationship)}${node('o', nodeType(model, source.target).label)} ` +
    `RETURN DISTINCT ${property('n', 'id')}, ${property('o', 'id')}`;
  const sources = new Map<string, ReadonlySet<string>>();
  const sets = new SharedSets();
  for (const [id, cited] of await readAll(graph, text)) {
    const own = withWhole(String(cited)).reduce(
      (set, one) => sets.with(set, one),
      sources.get(String(id)) ?? sets.empty,
    );
    sources.set(String(id), own);
  }
  return sources;
}

/** Whether all sets have an item in common. */
export function haveOneInCommon(sets: Iterable<ReadonlySet<string>>): boolean {
  let common: readonly string[] | undefined;
  for (const set of new Set(sets)) common = (common ?? [...set]).filter((item) => set.has(item));
  return common === undefined || common.length > 0;
}

/** Sets of sources, each kept once: a million loans have a few of them. */
class SharedSets {
  readonly empty: ReadonlySet<string> = new Set();
  readonly #larger = new Map<ReadonlySet<string>, Map<string, ReadonlySet<string>>>();

  with(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
    if (set.has(item)) return set;
    const known = this.#larger.get(set) ?? new Map<string, ReadonlySet<string>>();
    this.#larger.set(set, known);
    const larger = known.get(item) ?? new Set([...set, item]);
    known.set(item, larger);
    return larger;
  }
}
