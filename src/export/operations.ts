import { type DocumentNode, type GraphQLArgument, type GraphQLSchema, parse } from 'graphql';
import { FROM_OTHERS_FIELD } from '../model/index.ts';
import type { Shape } from './shape.ts';

export const neighborhoodArguments = (schema: GraphQLSchema): readonly GraphQLArgument[] =>
  schema.getQueryType()?.getFields().neighborhood?.args ?? [];

/** The operation that finds actors and the facts between them. */
export function neighborhoodDocument(schema: GraphQLSchema): DocumentNode {
  const args = neighborhoodArguments(schema);
  return parse(`query (${args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')}) {
    neighborhood(${args.map(({ name }) => `${name}: $${name}`).join(', ')}) {
      nodes { id: actorId kind label degree distance }
      links { kind source target fact { id } }
      truncated { nodes links gaveUp }
    }
  }`);
}

/** The operation that reads nodes of one type by id, each with at most `$sources` sources. */
export const nodesDocument = (shape: Shape): DocumentNode => documentOf(shape, [], selectionOf(shape));

/** The operation that reads facts of one type, with the names of the values that none of the sources `$asked` gives. */
export const markedFactsDocument = (shape: Shape): DocumentNode =>
  documentOf(shape, ['$asked: [ID!]!'], `${selectionOf(shape)} ${FROM_OTHERS_FIELD}(sources: $asked) { property }`);

function documentOf({ type, stated }: Shape, more: readonly string[], selection: string): DocumentNode {
  const variables = ['$ids: [ID!]!', ...(stated ? ['$sources: Int!'] : []), ...more];
  return parse(`query (${variables.join(', ')}) { nodes(ids: $ids) { id ... on ${type.name} { ${selection} } } }`);
}

function selectionOf({ properties, parts, parties, stated }: Shape): string {
  return [
    ...properties.map(({ name }) => name),
    ...parts.map((part) => `${part.name} { ${part.properties.map(({ name }) => name).join(' ')} }`),
    ...parties.map(({ name, edge }) =>
      edge
        ? `${name} { ${[...edge.fields.keys()].join(' ')} ${edge.target.field} { id name } }`
        : `${name} { id name }`,
    ),
    // Grouped by source: a page of statements could miss a source that only later statements come from.
    ...(stated ? ['statements { groupBy(by: [SOURCE], first: $sources) { source { id title publisher } } }'] : []),
    // Keeps the selection from being empty for a type that has only an id.
    'id',
  ].join(' ');
}
