import { FORMER_LABEL, type GraphPort, type GraphValue } from '../../src/graph/index.ts';

/** Beside the model's labels: how far imports got, what people decided and such. Of these, only former ids are a result. */
const isAside = (label: string): boolean => label.startsWith('Entente') && label !== FORMER_LABEL;

/** Which reading of a file makes a statement: the number depends on the order of imports. */
const OF_READINGS = new Set(['importRuns', 'importRows']);

type Properties = Readonly<Record<string, GraphValue>>;

export interface DumpedNode {
  readonly label: string;
  readonly id: string;
  readonly properties: Properties;
}

export interface DumpedLink {
  readonly label: string;
  readonly from: string;
  readonly type: string;
  readonly to: string;
  readonly properties: Properties;
}

/** All nodes and relationships that a graph states, with their properties, also those that no query returns. */
export async function dumped(
  graph: GraphPort,
): Promise<{ readonly nodes: readonly DumpedNode[]; readonly links: readonly DumpedLink[] }> {
  const nodes = await graph.read({
    text: 'MATCH (n) RETURN labels(n) AS l, n.id AS i, [k IN keys(n) | [k, n[k]]] AS p',
    params: {},
  });
  const links = await graph.read({
    text: 'MATCH (a)-[x]->(b) RETURN labels(a) AS l, a.id AS i, type(x) AS t, [k IN keys(x) | [k, x[k]]] AS p, b.id AS j',
    params: {},
  });
  return {
    nodes: nodes
      .map(([labels, id, properties]) => ({
        ...{ label: labelOf(labels), id: String(id) },
        properties: propertiesOf(properties),
      }))
      .filter(({ label }) => !isAside(label)),
    links: links
      .map(([labels, from, type, properties, to]) => ({
        ...{ label: labelOf(labels), from: String(from), type: String(type), to: String(to) },
        properties: propertiesOf(properties),
      }))
      .filter(({ label }) => !isAside(label)),
  };
}

/** A graph as text: each node with all its properties, and each relationship, a line each in one order. */
export async function dump(graph: GraphPort): Promise<readonly string[]> {
  const { nodes, links } = await dumped(graph);
  return [
    ...nodes.map(({ label, id, properties }) => `${label} ${id} ${JSON.stringify(properties)}`),
    ...links.map(({ label, from, type, to, properties }) =>
      [label, from, type, to, JSON.stringify(properties)].join(' '),
    ),
  ].sort();
}

const labelOf = (labels: GraphValue | undefined): string => (Array.isArray(labels) ? labels.join() : '');

function propertiesOf(pairs: GraphValue | undefined): Properties {
  const own = (pairs as readonly (readonly [string, GraphValue])[]).filter(
    ([name, value]) => value !== null && !OF_READINGS.has(name),
  );
  return Object.fromEntries(own.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Deletes all that a dump lists, and what it leaves aside. */
export const emptied = (graph: GraphPort): Promise<unknown> =>
  graph.write([{ text: 'MATCH (n) WHERE NOT n:EntenteTestGraph DETACH DELETE n', params: {} }]);
