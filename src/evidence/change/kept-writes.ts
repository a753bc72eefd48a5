import { assignments, batched, node, outgoing } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphStatement } from '../../graph/index.ts';
import { type KeptRelation, keptRelations, type Model, type NodeType } from '../../model/index.ts';
import { ownRelations } from '../entries/entry-schema.ts';
import { type GraphNode, storedType } from '../stored/graph-node.ts';

/** The relations whose facts have this label. */
const keptOf = (model: Model, label: string): readonly KeptRelation[] =>
  keptRelations(model).filter(({ facts }) => facts === label);

/** Some facts of one type. */
export interface SomeFacts {
  readonly type: NodeType;
  readonly ids: readonly string[];
}

/**
 * The writes that take back what the nodes at the ends of facts keep of them, as the graph has these facts. They come before
 * the facts are changed or deleted.
 */
export const takenBackFrom = (model: Model, some: readonly SomeFacts[]): readonly GraphStatement[] =>
  some.flatMap(({ type, ids }) =>
    keptOf(model, type.label).flatMap(({ label, relationship, flag }) =>
      batched(
        `MATCH ${node('f', type.label, { id: 'r' })}${outgoing(relationship)}${node('p', label)} ${takeBack(flag)}`,
        ids,
      ),
    ),
  );

/** The writes that take back what the nodes keep to which new or changed facts lead now. */
export function takenBackAt(model: Model, facts: readonly GraphNode[]): readonly GraphStatement[] {
  return [...groupBy(facts, ({ type }) => type)].flatMap(([name, some]) => {
    const type = storedType(model, name);
    const relationships = new Map(ownRelations(type).map((field) => [field.name, field.relationship]));
    return keptOf(model, type.label).flatMap(({ label, relationship, flag }) => {
      const ends = some.flatMap(({ links }) =>
        links.filter(
          (link) => relationships.get(link.field) === relationship && storedType(model, link.type).label === label,
        ),
      );
      return batched(`MATCH ${node('p', label, { id: 'r' })} ${takeBack(flag)}`, [
        ...new Set(ends.map(({ to }) => to)),
      ]);
    });
  });
}

/**
 * Neo4j locks the node even if it keeps nothing, as it knows the flag from `claimFormat`. So nobody who settles it meanwhile
 * misses what this transaction changes.
 */
const takeBack = (flag: string): string => `SET ${assignments('p', { [flag]: 'null' })}`;
