import { batched, incoming, node, outgoing, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphStatement } from '../../graph/index.ts';
import type { Model, NodeType } from '../../model/index.ts';
import { fieldsOf, typeOfId } from '../stored/graph-node.ts';

/** Facts of a type with the same values of some fields: relations to one, by id, or properties. The first is a relation. */
export interface FactKey {
  readonly type: NodeType;
  readonly fields: readonly string[];
  readonly values: readonly string[];
}

/** Reads facts by their keys: `returning` is what to return of a fact `n` that has the key `r`. */
export function keyedReads(
  model: Model,
  keys: Iterable<FactKey>,
  returning: (type: NodeType) => string,
): readonly GraphStatement[] {
  return [...groupBy(keys, ({ type }) => type)].flatMap(([type, some]) =>
    [...groupBy(some, (key) => labelsOf(model, key).join(' ')).values()].flatMap(([first, ...others]) =>
      first
        ? batched(
            `${matching(model, first)} ${returning(type)}`,
            [first, ...others].map(({ values }) => values),
          )
        : [],
    ),
  );
}

/** The labels of the ends that a key names; empty texts for properties. */
const labelsOf = (model: Model, { type, fields, values }: FactKey): readonly string[] =>
  fields.map((name, index) =>
    type.fields.get(name)?.kind === 'relation' ? typeOfId(model, values[index] ?? '').label : '',
  );

function matching(model: Model, key: FactKey): string {
  const { type, fields } = key;
  const labels = labelsOf(model, key);
  const relations = new Map(fieldsOf(type, 'relation').map(({ name, relationship }) => [name, relationship]));
  const clauses: string[] = [];
  const conditions: string[] = [];
  for (const [index, field] of fields.entries()) {
    const relationship = relations.get(field);
    const end = node(`e${index}`, labels[index], { id: `r[${index}]` });
    if (relationship === undefined) conditions.push(`${property('n', field)} = r[${index}]`);
    // From the end, which an index finds.
    else if (clauses.length === 0) clauses.push(`MATCH ${end}${incoming(relationship)}${node('n', type.label)}`);
    else clauses.push(`MATCH (n)${outgoing(relationship)}${end}`);
  }
  return `${clauses.join(' ')}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}`;
}
