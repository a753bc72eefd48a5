import { assignments, batched, node, property } from '../../cypher/index.ts';
import { storedInstant } from '../../domain/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { Model, NodeType, PartType } from '../../model/index.ts';
import { fieldsOf } from '../stored/graph-node.ts';
import { throughNodes } from './through-nodes.ts';

/** Normalizes all stored instants. A value that is no instant, or is finer than a millisecond, stays. */
export async function formInstants(graph: GraphPort, model: Model): Promise<void> {
  for (const type of [...model.nodes.values(), ...model.parts.values()]) {
    for (const name of instantsOf(type)) await formProperty(graph, type.label, name);
  }
}

const instantsOf = (type: NodeType | PartType): readonly string[] =>
  fieldsOf(type, 'property').flatMap((field) => (field.type.name === 'DateTime' && !field.list ? [field.name] : []));

const formProperty = (graph: GraphPort, label: string, name: string): Promise<void> =>
  throughNodes(graph, {
    label,
    values: [property('n', name)],
    writes: (rows) =>
      batched(
        `MATCH ${node('n', label, { id: 'r.id' })} SET ${assignments('n', { [name]: 'r.instant' })}`,
        rows.flatMap(([id, value]) => {
          const instant = storedInstant(value);
          return instant === undefined || instant === value ? [] : [{ id: String(id), instant }];
        }),
      ),
  });
