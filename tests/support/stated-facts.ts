import { type RandomGraph, randomGraph, randomOf } from '../fuzz/random-graph.ts';
import { model } from './ask.ts';

const FACTS: ReadonlySet<string> = new Set(['Tenure', 'Membership', 'Loan', 'Event']);
/** The sources that are asked for. */
export const ASKED = ['source:0', 'source:2'];

/** The ids at the other end of the relationships of a type, by the id at this end. */
function endsOf({ links }: RandomGraph, type: string): (id: string) => readonly string[] {
  const own = links.filter((link) => link.type === type);
  return (id) => own.filter(({ from }) => from.id === id).map(({ to }) => to.id);
}

/** The facts that one of the sources states, itself or by a source that is part of it: from the plain data. */
function statedFacts(graph: RandomGraph): ReadonlySet<string> {
  const [about, source, whole] = [endsOf(graph, 'ABOUT'), endsOf(graph, 'SOURCE'), endsOf(graph, 'PART_OF')];
  const statements = (graph.nodes.get('Statement') ?? []).map(({ id }) => String(id));
  const chosen = statements.filter((id) =>
    source(id).some((one) => [one, ...whole(one)].some((name) => ASKED.includes(name))),
  );
  return new Set(chosen.flatMap(about));
}

/** The graph without the facts that no source asked for states. */
export function reduced(graph: RandomGraph): RandomGraph {
  const stated = statedFacts(graph);
  const stays = ({ label, id }: { readonly label: string; readonly id: string }) => !FACTS.has(label) || stated.has(id);
  return {
    nodes: new Map(
      [...graph.nodes].map(([label, own]) => [label, own.filter(({ id }) => stays({ label, id: String(id) }))]),
    ),
    links: graph.links.filter(({ from, to }) => stays(from) && stays(to)),
  };
}

/** A random graph in which many facts have statements, some of them of sources that are part of others. */
export const graphWithSources = (seed: number): RandomGraph =>
  randomGraph(model, randomOf(seed), { Statement: 60, Membership: 30, Loan: 30, Event: 12, Source: 6 });
