import type { ColumnField, Field, OtherField, PathCondition, PathStep, PropertyField, SharedField } from './fields.ts';

/** An argument of a collection: short for a `where` on a path of fields. */
export interface Shorthand {
  readonly argument: string;
  readonly path: readonly string[];
  readonly description: string;
}

/** A connection at the root. */
export interface Collection {
  readonly name: string;
  readonly description: string;
  readonly having?: PathStep;
  readonly shorthands: readonly Shorthand[];
}

/** A type whose items are nodes of the graph, with an id in the API. */
export interface NodeType {
  readonly kind: 'node';
  readonly name: string;
  readonly description: string;
  readonly label: string;
  /** The part of its ids before the colon. */
  readonly prefix: string;
  /** The root field that returns one item. */
  readonly single: string;
  readonly collections: readonly Collection[];
  readonly interfaces: readonly string[];
  readonly fields: ReadonlyMap<string, Field>;
  /** Whether the type has valid time (`from`, `until`, …). */
  readonly timed: boolean;
  /** When facts of several sources are the same one. */
  readonly same: SameFact | undefined;
  /** Until when it is presumed to be in force; undefined if for good. */
  readonly presumed: Presumption | undefined;
  /** What sources may count twice between them. */
  readonly overlapping: Overlapping | undefined;
}

/** A number of facts that sources may count twice between them. */
export interface Overlapping {
  /** The property that holds it. */
  readonly amount: string;
  /** Its unit, as names in the API end. */
  readonly unit: string;
  /** The relations to the two parties. */
  readonly between: readonly string[];
  /** The relation of a party to the one that it is taken for. */
  readonly standsFor: string | undefined;
}

/** Until when a fact is presumed to be in force where no source says when it ended: the earliest of these days. */
export interface Presumption {
  /** Through the period of this date. */
  readonly during: string | undefined;
  /** Until this date, if it is known. */
  readonly until: string | undefined;
  /** Otherwise, for some years after a date. */
  readonly after: { readonly field: string; readonly years: number } | undefined;
  /** Until someone else is shown in its place. */
  readonly successor: Successor | undefined;
}

/** An office that one holder has at a time. */
export interface Successor {
  /** The relation to the holder. */
  readonly holder: string;
  /** What facts about one office have in common: relations to one, or properties. The first is a relation. */
  readonly office: readonly string[];
  /** The offices that have one holder. */
  readonly only: readonly PathCondition[];
}

/** Facts of different sources are the same one if they agree in these fields and their periods meet. */
export interface SameFact {
  /** Relations to one, or properties. The first is a relation. */
  readonly fields: readonly string[];
  /** `OVERLAP`: they share a day. `TOUCH`: or one begins when the other ends. */
  readonly periods: 'OVERLAP' | 'TOUCH';
}

/** A node that a fact owns: an element of a plain list in the API, without an id. */
export interface PartType {
  readonly kind: 'part';
  readonly name: string;
  readonly description: string;
  readonly label: string;
  /** The property that tells the parts of one owner apart; undefined if no entry gives them. */
  readonly key: string | undefined;
  readonly fields: ReadonlyMap<string, Field>;
}

/** An item of a list that its node stores as parallel lists of texts, one for each field: an element of a plain list in the API. */
export interface InlineType {
  readonly kind: 'inline';
  readonly name: string;
  readonly description: string;
  readonly fields: ReadonlyMap<string, ColumnField>;
}

/** A relationship with properties; `target` is the field of its far end. */
export interface EdgeType {
  readonly kind: 'edge';
  readonly name: string;
  readonly description: string;
  readonly fields: ReadonlyMap<string, PropertyField>;
  readonly target: { readonly field: string; readonly description: string; readonly type: string };
}

/** How a node relates to another one of its type. */
export interface MutualType {
  readonly kind: 'mutual';
  readonly name: string;
  readonly description: string;
  /** The name of the node type. */
  readonly of: string;
  readonly fields: ReadonlyMap<string, SharedField | OtherField>;
}

/** An interface and the node types that implement it, in the model's order. */
export interface InterfaceType {
  readonly kind: 'interface';
  readonly name: string;
  readonly description: string;
  readonly interfaces: readonly string[];
  readonly fields: ReadonlyMap<string, Field>;
  readonly members: readonly string[];
  /** The enum of the API that lists the members, if the interface declares one. */
  readonly kinds?: KindsEnum;
}

/** An enum with a value for each member of an interface. */
interface KindsEnum {
  readonly name: string;
  readonly description: string;
  /** The members that come first; the others follow in the model's order. */
  readonly first: readonly string[];
}

export interface EnumType {
  readonly name: string;
  readonly description: string;
  readonly values: readonly { readonly name: string; readonly description: string }[];
}

/** A file of SDL. */
export interface SdlFile {
  /** As messages show it: `schema/loan.graphql`. */
  readonly name: string;
  readonly body: string;
}

/**
 * The content of the SDL in `schema/` as immutable data: the graph (labels, relationship types) and the names of the API.
 * It is independent of requests and engines. All maps are by name, in the order of the files.
 */
export interface Model {
  readonly nodes: ReadonlyMap<string, NodeType>;
  readonly parts: ReadonlyMap<string, PartType>;
  readonly inlines: ReadonlyMap<string, InlineType>;
  readonly edges: ReadonlyMap<string, EdgeType>;
  readonly mutuals: ReadonlyMap<string, MutualType>;
  readonly interfaces: ReadonlyMap<string, InterfaceType>;
  readonly enums: ReadonlyMap<string, EnumType>;
  /** The SDL of the analyses, which extends the generated API. */
  readonly analyses: readonly SdlFile[];
}
