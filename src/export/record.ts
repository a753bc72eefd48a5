import type { Data } from './ask.ts';
import type { PartyField, Shape } from './shape.ts';

export type Value = string | number | boolean;

/** The values that are known, by property. A list is not empty. */
export type Values = ReadonlyMap<string, Value | readonly Value[]>;

/** A node as it is exported: plain data. */
export interface ExportedNode {
  readonly id: string;
  /** The name of its type. */
  readonly type: string;
  readonly values: Values;
  /** What it owns, by the list's name. */
  readonly parts: ReadonlyMap<string, readonly Values[]>;
  readonly parties: readonly Party[];
  readonly sources: readonly SourceOfNode[];
}

/** An actor's part in a fact. */
export interface Party {
  readonly role: string;
  readonly id: string;
}

/** A source that says something about a node. */
export interface SourceOfNode {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
}

/** An actor of a subgraph. */
export interface ExportedActor extends ExportedNode, ActorHead {}

/** What is known of an actor before it is asked for. */
export interface ActorHead {
  readonly id: string;
  /** The name of its type. */
  readonly kind: string;
  readonly label: string;
  readonly degree: number;
  readonly distance: number;
}

/** A fact of a subgraph, with the pairs of its actors that it ties. */
export interface ExportedFact extends ExportedNode {
  /** The kind's name in the API. */
  readonly kind: string;
  readonly links: readonly Link[];
}

/** Two actors that a fact ties, by their ids. */
export interface Link {
  readonly source: string;
  readonly target: string;
}

/** A node out of the answer to its shape's operation. One that is gone in the meantime has no values. */
export function readNode(shape: Shape, id: string, data: Data | null): ExportedNode {
  return {
    id,
    type: shape.type.name,
    values: valuesOf(shape.properties, data),
    parts: new Map(
      shape.parts.map(({ name, properties }) => [name, listOf(data?.[name]).map((part) => valuesOf(properties, part))]),
    ),
    parties: shape.parties.flatMap((field) => listOf(data?.[field.name]).map((party) => readParty(field, party))),
    sources: readSources(data),
  };
}

/** The objects of a field that has one, several or none. */
const listOf = (value: unknown): readonly Data[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value as Data];

const valuesOf = (properties: readonly { readonly name: string }[], data: Data | null): Values =>
  new Map(
    properties.flatMap(({ name }) => {
      const value = (data?.[name] ?? null) as Value | readonly Value[] | null;
      return value === null || (Array.isArray(value) && value.length === 0) ? [] : [[name, value] as const];
    }),
  );

function readParty({ name, edge }: PartyField, data: Data): Party {
  if (!edge) return { role: name, id: String(data.id) };
  const actor = data[edge.target.field] as Data;
  return { role: [...edge.fields.keys()].map((key) => String(data[key] ?? '')).join(' '), id: String(actor.id) };
}

function readSources(data: Data | null): readonly SourceOfNode[] {
  const { groupBy = [] } = (data?.statements ?? {}) as { groupBy?: readonly { readonly source: SourceOfNode }[] };
  // The engines do not put groups of the same size in the same order.
  return groupBy.map(({ source }) => source).sort((one, other) => (one.id < other.id ? -1 : 1));
}
