import { type DocumentNode, type GraphQLArgument, type GraphQLSchema, parse } from 'graphql';
import type { Shape } from './shape.ts';

/** The arguments of the root field that finds what is exported. */
export const questionArguments = (schema: GraphQLSchema): readonly GraphQLArgument[] =>
  schema.getQueryType()?.getFields().neighborhood?.args ?? [];

/** The operation that finds actors and the facts between them. */
export function neighborhoodDocument(schema: GraphQLSchema): DocumentNode {
  const names = questionArguments(schema);
  return parse(`query (${names.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')}) {
    neighborhood(${names.map(({ name }) => `${name}: $${name}`).join(', ')}) {
      nodes { id: actorId kind label degree distance }
      links { kind source target fact { id } }
      truncated { nodes links gaveUp }
    }
  }`);
}

/** The operation that asks for nodes of one type by their ids, and for so many sources of each. */
export const detailsDocument = (shape: Shape): DocumentNode =>
  parse(
    `query ($ids: [ID!]!${shape.stated ? ', $sources: Int!' : ''}) { nodes(ids: $ids) { id ... on ${shape.type.name} { ${selectionOf(shape)} } } }`,
  );

function selectionOf({ properties, parts, parties, stated }: Shape): string {
  return [
    ...properties.map(({ name }) => name),
    ...parts.map((part) => `${part.name} { ${part.properties.map(({ name }) => name).join(' ')} }`),
    ...parties.map(({ name, edge }) =>
      edge ? `${name} { ${[...edge.fields.keys()].join(' ')} ${edge.target.field} { id } }` : `${name} { id }`,
    ),
    // Groups, since a page of statements could leave out a source that only a later one comes from.
    ...(stated ? ['statements { groupBy(by: [SOURCE], first: $sources) { source { id title publisher } } }'] : []),
    // A type may have nothing but an id.
    'id',
  ].join(' ');
}
