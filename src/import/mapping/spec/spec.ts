import type { CodeScheme } from '../countries/country-codes.ts';
import type { Scalar } from '../values/cell.ts';

/** A position in a mapping file: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** How the text of a value is processed, and what replaces a value that cannot be read. */
export interface Modifiers {
  /** A table, or the name of a table in a file with an optional column: `lenders.country`. */
  readonly table?: string | Readonly<Record<string, Scalar>> | undefined;
  readonly otherwise?: 'reject' | 'keep' | null | { readonly const: Scalar } | undefined;
  readonly pattern?: string | undefined;
  readonly group?: string | undefined;
  readonly case?: 'upper' | 'lower' | undefined;
  readonly strip?: string | undefined;
  readonly as?: 'int' | 'float' | 'text' | undefined;
  readonly when?: readonly ConditionSpec[] | undefined;
  readonly unless?: readonly ConditionSpec[] | undefined;
  readonly required?: boolean | undefined;
  readonly default?: ValueSpec | undefined;
  readonly column?: string | undefined;
  /** For a list in `each`: whether it may lack items that another list has. */
  readonly optional?: boolean | undefined;
}

export interface DateParts {
  readonly year: ValueSpec;
  readonly month?: ValueSpec | undefined;
  readonly day?: ValueSpec | undefined;
}

export interface DateSpec extends Modifiers {
  readonly date: ValueSpec | DateParts;
  readonly formats?: readonly string[] | undefined;
  readonly after?: 'day' | 'month' | 'year' | undefined;
}

/** The notation of numbers, and factors to multiply them with. */
interface NumberModifiers extends Modifiers {
  readonly thousands?: string | undefined;
  readonly decimal?: string | undefined;
  readonly units?: 'common' | Readonly<Record<string, number>> | undefined;
  readonly currencies?: readonly string[] | undefined;
  readonly parentheses?: 'negative' | undefined;
  readonly scale?: number | ValueSpec | undefined;
}

export interface NumberSpec extends NumberModifiers {
  readonly number: ValueSpec;
}

export interface SumSpec extends NumberModifiers {
  readonly sum: readonly ValueSpec[];
  /** How to treat a sum with an unknown term; by default the sum is unknown. */
  readonly unknown?: 'skip' | 'reject' | null | undefined;
}

export interface CountrySpec extends Modifiers {
  readonly country: ValueSpec;
  readonly scheme: CodeScheme;
  readonly on?: ValueSpec | undefined;
  readonly during?: SpellSpec | undefined;
}

/** The first day of a spell, and the first day after it. */
interface SpellSpec {
  readonly from: ValueSpec;
  readonly until: ValueSpec;
}

/** A value with its kind: the one key that no other kind has. */
export type ValueObject =
  | (Modifiers & { readonly value: ValueSpec })
  | (Modifiers & { readonly const: Scalar })
  | DateSpec
  | NumberSpec
  | SumSpec
  | CountrySpec
  | (Modifiers & { readonly columns: string | readonly string[] })
  | (Modifiers & { readonly list: readonly ValueSpec[] })
  | (Modifiers & { readonly split: ValueSpec; readonly by?: string | readonly string[] | undefined })
  | (Modifiers & { readonly flags: Readonly<Record<string, Scalar>> })
  | (Modifiers & { readonly slug: ValueSpec })
  | (Modifiers & { readonly id: ValueSpec | readonly ValueSpec[] })
  | (Modifiers & { readonly first: readonly ValueSpec[] });

/** A template, or an object describing how to compute a value. */
export type ValueSpec = string | ValueObject;

export interface ConditionSpec {
  readonly value: ValueSpec;
  readonly in?: readonly string[] | undefined;
  readonly notIn?: readonly string[] | undefined;
  readonly is?: 'known' | 'unknown' | undefined;
  readonly matches?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Lists of a row by item name: what has this `each` is made once per item. */
export type EachSpec = Readonly<Record<string, ValueSpec>>;

/** A part or an edge of a fact, by field names of the model: `{ role: …, actor: … }`. */
export interface ItemSpec {
  readonly each?: EachSpec | undefined;
  readonly values?: Readonly<Record<string, ValueSpec>> | undefined;
  readonly when?: readonly ConditionSpec[] | undefined;
  readonly unless?: readonly ConditionSpec[] | undefined;
  readonly fields: Readonly<Record<string, ValueSpec>>;
}

export interface EntrySpec {
  readonly type: string;
  readonly id: ValueSpec;
  readonly key?: string | undefined;
  readonly each?: EachSpec | undefined;
  readonly values?: Readonly<Record<string, ValueSpec>> | undefined;
  readonly source?: Readonly<Record<string, ValueSpec>> | undefined;
  /** Whether a row may lack what the id consists of. */
  readonly optional: boolean;
  readonly when?: readonly ConditionSpec[] | undefined;
  readonly unless?: readonly ConditionSpec[] | undefined;
  readonly fields: Readonly<Record<string, ValueSpec | readonly ItemSpec[]>>;
  /** The fields that the summary names; by default, all. */
  readonly states?: readonly string[] | undefined;
  readonly also: Readonly<Record<string, ValueSpec>>;
  readonly note?: string | undefined;
  readonly basis: string;
}

export interface FileSpec {
  readonly format: 'csv' | 'tsv' | 'jsonl' | 'ftm';
  readonly columns: readonly string[];
  readonly optional: readonly string[];
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
  readonly skip: number;
  readonly header: boolean;
  readonly ragged: 'reject' | 'fill';
  /** What a file replaces: the earlier one of its name, or all that the source said before. */
  readonly replaces: 'file' | 'source';
}

/** A lookup table in a file. */
export interface TableSpec {
  readonly file: string;
  readonly format?: 'csv' | 'tsv' | 'jsonl' | undefined;
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
  /** The column of the texts to look up, or a template of several. */
  readonly key: string;
  /** The default column. */
  readonly value?: string | undefined;
  readonly fold?: boolean | undefined;
}

interface RejectSpec {
  readonly when: readonly ConditionSpec[];
  readonly reason: string;
}

/** A mapping file that passed the schema. */
export interface MappingSpec {
  readonly name: string;
  readonly source: Readonly<Record<string, unknown>>;
  /** The source that each row names, unless an entry has its own. */
  readonly rowSource?: Readonly<Record<string, ValueSpec>> | undefined;
  readonly recordedAt: string;
  readonly file: FileSpec;
  readonly missing: readonly string[];
  readonly take: readonly ConditionSpec[];
  readonly reject: readonly RejectSpec[];
  readonly tables: Readonly<Record<string, TableSpec>>;
  readonly values: Readonly<Record<string, ValueSpec>>;
  readonly entries: readonly EntrySpec[];
}
