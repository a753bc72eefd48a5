/**
 * The model: what the SDL in `schema/` says, as immutable plain data. It knows
 * the graph (labels, relationship types) and the words of the API; it knows
 * nothing of requests or engines.
 */

/** The scalars a property can have. */
export type ScalarName = 'ID' | 'String' | 'Int' | 'Float' | 'Boolean' | 'Date' | 'DateTime';

/** A property of a node or of a relationship. */
export interface PropertyField {
  readonly kind: 'property';
  readonly name: string;
  readonly description: string;
  /** The scalar, or `enum` with the enum's name. */
  readonly type:
    | { readonly kind: 'scalar'; readonly name: ScalarName }
    | { readonly kind: 'enum'; readonly name: string };
  /** True for a list of such values; stored as a list, empty where there is none. */
  readonly list: boolean;
  /** True where the API never answers null. */
  readonly required: boolean;
  readonly indexed: boolean;
  /** True for a text, or a list of them, that a search looks through. */
  readonly searchable: boolean;
  /** True for the property that the type's single item is looked up by. */
  readonly key: boolean;
}

/** A relation over one relationship type. */
export interface RelationField {
  readonly kind: 'relation';
  readonly name: string;
  readonly description: string;
  /** The name of a node type, an interface, a part or an edge type. */
  readonly target: string;
  readonly many: boolean;
  readonly required: boolean;
  readonly relationship: string;
  readonly direction: 'IN' | 'OUT';
  /** For a plain list: the properties it is ordered by. */
  readonly order: readonly string[];
  /** True where two nodes may be tied by several relationships of this type. */
  readonly distinct: boolean;
}

/** A condition on a property of the far end of a path's step. */
export interface PathCondition {
  readonly field: string;
  /** The property is one of these values. */
  readonly in?: readonly string[];
  /** The property is one of what this argument is given; for a list property, they share an element. */
  readonly argument?: string;
  /** What holds where the argument is left out; without it, the condition falls away then. */
  readonly unlessGiven?: readonly string[];
}

/** One relation of a path. */
export interface PathStep {
  readonly field: string;
  readonly only: readonly PathCondition[];
}

/** A relation to many nodes that is walked over other relations. */
export interface PathField {
  readonly kind: 'path';
  readonly name: string;
  readonly description: string;
  readonly target: string;
  readonly steps: readonly PathStep[];
}

/** What a node and another one of its type are to each other; the argument takes the other's id. */
export interface TowardsField {
  readonly kind: 'towards';
  readonly name: string;
  readonly description: string;
  /** The name of a mutual type. */
  readonly target: string;
  readonly argument: { readonly name: string; readonly description: string };
}

export type Field = PropertyField | RelationField | PathField | TowardsField;

/** An argument of a collection that stands for a `where` on a path of fields. */
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

/** What is stored as a node and has an id in the API. */
export interface NodeType {
  readonly kind: 'node';
  readonly name: string;
  readonly description: string;
  readonly label: string;
  /** What its ids begin with, before the colon. */
  readonly prefix: string;
  /** The root field that gives one. */
  readonly single: string;
  readonly collections: readonly Collection[];
  readonly interfaces: readonly string[];
  readonly fields: ReadonlyMap<string, Field>;
  /** True where the type has valid time (`from`, `until`, …). */
  readonly timed: boolean;
}

/** A node that a fact owns, answered in a plain list and without an id in the API. */
export interface PartType {
  readonly kind: 'part';
  readonly name: string;
  readonly description: string;
  readonly label: string;
  readonly fields: ReadonlyMap<string, Field>;
}

/** A relationship with properties; `target` is the field that holds its far end. */
export interface EdgeType {
  readonly kind: 'edge';
  readonly name: string;
  readonly description: string;
  readonly fields: ReadonlyMap<string, PropertyField>;
  readonly target: { readonly field: string; readonly description: string; readonly type: string };
}

/** An argument that the model gives itself. */
export type Template =
  | { readonly kind: 'argument'; readonly name: string }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly Template[] }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Template> };

/** A field of the node, kept to what it shares with the other; of many `items`, or of one the first. */
export interface SharedField {
  readonly kind: 'shared';
  readonly name: string;
  readonly description: string;
  readonly target: string;
  readonly many: boolean;
  /** The name of the node's own field. */
  readonly field: string;
  readonly where: Template;
  /** The order that holds where none is given. */
  readonly orderBy: Template | undefined;
  /** With a day, what had begun by then is kept, in place of what is in force. */
  readonly begun: boolean;
}

/** The other node itself. */
export interface OtherField {
  readonly kind: 'other';
  readonly name: string;
  readonly description: string;
  readonly target: string;
}

/** What a node and another one of its type are to each other. */
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
}

export interface EnumType {
  readonly name: string;
  readonly description: string;
  readonly values: readonly { readonly name: string; readonly description: string }[];
}

export interface Model {
  readonly nodes: ReadonlyMap<string, NodeType>;
  readonly parts: ReadonlyMap<string, PartType>;
  readonly edges: ReadonlyMap<string, EdgeType>;
  readonly mutuals: ReadonlyMap<string, MutualType>;
  readonly interfaces: ReadonlyMap<string, InterfaceType>;
  readonly enums: ReadonlyMap<string, EnumType>;
  /** What the API has beside: the analyses, in SDL. */
  readonly analyses: string;
}
