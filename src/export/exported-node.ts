import { FROM_OTHERS_FIELD } from '../model/index.ts';
import type { Data } from './ask.ts';
import type { PartyField, Shape } from './shape.ts';

export type ExportedValue = string | number | boolean;

/** The known values, by property. Lists are never empty. */
export type ExportedValues = ReadonlyMap<string, ExportedValue | readonly ExportedValue[]>;

/** A node with all that is exported of it, as plain data. */
export interface ExportedNode {
  readonly id: string;
  /** The name of its type. */
  readonly type: string;
  /** False if it was deleted before it was read: it then has no values. */
  readonly isThere: boolean;
  readonly values: ExportedValues;
  /** The parts that it owns, such as the balances of a loan, by the list's name. */
  readonly parts: ReadonlyMap<string, readonly ExportedValues[]>;
  readonly parties: readonly Party[];
  readonly sources: readonly ExportedSource[];
  /** Which of its values none of the sources asked for gives, by property or role; none unless it is a fact of such. */
  readonly fromOthers: readonly string[];
}

/** An actor that plays a role in a fact. */
export interface Party {
  readonly role: string;
  /** Whether the role is free text, as in an event; actors in the same role are then tied to each other. */
  readonly isFree: boolean;
  readonly id: string;
  readonly name: string;
}

/** A source with statements about a node. */
export interface ExportedSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
}

export interface ExportedActor extends ExportedNode, ActorHead {}

/** An actor before its properties are read. */
export interface ActorHead {
  readonly id: string;
  /** The name of its type. */
  readonly kind: string;
  readonly label: string;
  /** The number of actors that it is tied to around those that were asked about. */
  readonly degree?: number;
  /** The number of steps from those. */
  readonly distance?: number;
}

export interface ExportedFact extends ExportedNode {
  /** Its value in the API's enum `FactKind`. */
  readonly kind: string;
  /** Those of its actors that are in the file, by id. */
  readonly actors: ReadonlyMap<string, ActorHead>;
  /** The pairs of actors that it links. */
  readonly links: Iterable<ActorPair>;
}

/** Two actors that a fact links, by id. */
export interface ActorPair {
  readonly source: string;
  readonly target: string;
}

/** Reads a node from the response to `nodesDocument`. A node that was deleted in the meantime has no values. */
export function toExportedNode(shape: Shape, id: string, data: Data | null): ExportedNode {
  return {
    id,
    type: shape.type.name,
    isThere: data !== null,
    values: knownValues(shape.properties, data),
    parts: new Map(
      shape.parts.map(({ name, properties }) => [
        name,
        objectsIn(data?.[name]).map((part) => knownValues(properties, part)),
      ]),
    ),
    parties: shape.parties.flatMap((field) => objectsIn(data?.[field.name]).map((party) => toParty(field, party))),
    sources: sourcesIn(data),
    fromOthers: fromOthersIn(data),
  };
}

/** The objects of a field, which may be a list, a single object or null. */
const objectsIn = (value: unknown): readonly Data[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value as Data];

const knownValues = (properties: readonly { readonly name: string }[], data: Data | null): ExportedValues =>
  new Map(
    properties.flatMap(({ name }) => {
      const value = (data?.[name] ?? null) as ExportedValue | readonly ExportedValue[] | null;
      return value === null || (Array.isArray(value) && value.length === 0) ? [] : [[name, value] as const];
    }),
  );

function toParty({ name, edge }: PartyField, data: Data): Party {
  const actor = edge ? (data[edge.target.field] as Data) : data;
  const role = edge ? [...edge.fields.keys()].map((key) => String(data[key] ?? '')).join(' ') : name;
  return { role, isFree: edge !== undefined, id: String(actor.id), name: String(actor.name ?? actor.id) };
}

function sourcesIn(data: Data | null): readonly ExportedSource[] {
  const { groupBy = [] } = (data?.statements ?? {}) as { groupBy?: readonly { readonly source: ExportedSource }[] };
  // The two engines order groups of equal size differently.
  return groupBy.map(({ source }) => source).sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** A property comes once, however many sources give its value. */
function fromOthersIn(data: Data | null): readonly string[] {
  const marked = (data?.[FROM_OTHERS_FIELD] ?? []) as readonly { readonly property: string }[];
  return [...new Set(marked.map(({ property }) => property))];
}
