import { node, outgoing, property } from '../../cypher/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { isFact, type Model, nodeType, relationOf } from '../../model/index.ts';
import { ownRelations } from '../entries/entry-schema.ts';
import { storedType } from '../stored/graph-node.ts';

/** A statement that names another end of a fact than others do. Only one of these ends is a relation of the fact. */
export interface DisputedEnd {
  readonly fact: string;
  readonly end: string;
  readonly statement: string;
}

/** Reads the statements on disputed ends of facts. */
export async function disputedEnds(graph: GraphPort, model: Model): Promise<readonly DisputedEnd[]> {
  const facts = [...model.nodes.values()].filter(isFact);
  const ends = facts.flatMap((type) => ownRelations(type).filter(({ many }) => !many));
  const conflict = nodeType(model, 'Conflict');
  const [over, values] = ['subject', 'values'].map((field) => relationOf(conflict, field));
  const value = storedType(model, values?.target ?? '');
  const statedBy = ownRelations(value).find(({ name }) => name === 'statements');
  const reads = facts.map(({ label }) =>
    graph.read({
      text:
        `MATCH ${node('c', conflict.label)} WHERE ${property('c', 'property')} IN $names ` +
        `MATCH (c)${outgoing(over?.relationship ?? '')}${node('f', label)} ` +
        `MATCH (c)${outgoing(values?.relationship ?? '')}${node('v', value.label)}${outgoing(statedBy?.relationship ?? '')}${node('t', nodeType(model, 'Statement').label)} ` +
        `RETURN ${property('f', 'id')}, ${property('v', 'value')}, ${property('t', 'id')}`,
      params: { names: [...new Set(ends.map(({ name }) => name))] },
    }),
  );
  const rows = (await Promise.all(reads)).flat();
  return rows.map(([fact, end, statement]) => ({ fact: String(fact), end: String(end), statement: String(statement) }));
}
