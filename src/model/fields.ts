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
  /** Whether it is a list of such values; stored as a list, empty if there are none. */
  readonly list: boolean;
  /** Whether the API never returns null. */
  readonly required: boolean;
  readonly indexed: boolean;
  /** Whether full-text search covers it: a text or a list of texts. */
  readonly searchable: boolean;
  /** Whether its texts are names of countries, which search also finds by their other spellings. */
  readonly ofCountries: boolean;
  /** Whether the root field of a single item takes this property. */
  readonly key: boolean;
  /** Whether each source words it in its own way, so that two wordings are no conflict. */
  readonly worded: boolean;
  /** The property without which it means nothing: both are taken from one statement. */
  readonly goesWith: string | undefined;
  /** The number, or the name of the enum's value, where none is given. */
  readonly default: number | string | undefined;
}

/** A field of the items of an inline list. The node that owns the list stores the values of all items as a list of texts. */
export interface ColumnField extends PropertyField {
  /** The name of that list. A null in it is an empty text. */
  readonly column: string;
}

/** Whether the property is a field of an inline type. */
export const isColumn = (field: PropertyField): field is ColumnField => 'column' in field;

/** A list of items that are stored on the node itself, as parallel lists. */
export interface InlineField {
  readonly kind: 'inline';
  readonly name: string;
  readonly description: string;
  /** The name of an inline type. */
  readonly target: string;
}

/** A relation: one relationship of the graph in one direction. */
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
  /** For a plain list: the properties that order it. */
  readonly order: readonly string[];
  /** Whether several relationships of this type may connect the same two nodes. */
  readonly distinct: boolean;
  /** The orders whose first facts are kept with a node that has many. */
  readonly kept: readonly KeptOrder[];
  /** The properties of the facts whose sums are kept with it. */
  readonly summed: readonly string[];
}

/** An order that is kept: by a property of the facts, with null last, and then by id. */
export interface KeptOrder {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** A condition on a property of the far end of a step. */
export interface PathCondition {
  readonly field: string;
  /** The property is one of these values. */
  readonly in?: readonly string[];
  /** The property is one of the values of this argument; a list property shares an element with them. */
  readonly argument?: string;
  /** The default of the argument; without one, an omitted argument means no condition. */
  readonly unlessGiven?: readonly string[];
}

/** One relation of a path. */
export interface PathStep {
  readonly field: string;
  readonly only: readonly PathCondition[];
}

/** A derived relation to many nodes: a walk over other relations. */
export interface PathField {
  readonly kind: 'path';
  readonly name: string;
  readonly description: string;
  readonly target: string;
  readonly steps: readonly PathStep[];
}

/** A field for the relation to another node of the same type, whose id is the argument. */
export interface TowardsField {
  readonly kind: 'towards';
  readonly name: string;
  readonly description: string;
  /** The name of a mutual type. */
  readonly target: string;
  readonly argument: { readonly name: string; readonly description: string };
}

export type Field = PropertyField | RelationField | InlineField | PathField | TowardsField;

/** An argument value in the model, with placeholders for arguments of the request. */
export type Template =
  | { readonly kind: 'argument'; readonly name: string }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly Template[] }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Template> };

/** A field of the node, filtered to what it shares with the other node: a connection if `many`, else the first item. */
export interface SharedField {
  readonly kind: 'shared';
  readonly name: string;
  readonly description: string;
  readonly target: string;
  readonly many: boolean;
  /** The name of the node's own field. */
  readonly field: string;
  readonly where: Template;
  /** The default order. */
  readonly orderBy: Template | undefined;
  /** Whether `at` keeps what had begun by that day, instead of what is in force on it. */
  readonly begun: boolean;
}

/** The other node itself. */
export interface OtherField {
  readonly kind: 'other';
  readonly name: string;
  readonly description: string;
  readonly target: string;
}
