import type { Model, NodeType } from '../../../model/index.ts';
import type { Compiling } from '../compiling.ts';
import type { MappingSpec, Path, ValueSpec } from '../spec/spec.ts';
import type { Named } from './possible.ts';
/** The context in which values of an entry are compiled and checked. */
export interface ValueSite {
  readonly compiling: Compiling;
  readonly model: Model;
  /** The named values that they may use. */
  readonly named: readonly Named[];
}

/** An entry of a mapping and the context for compiling it. */
export interface EntrySite extends ValueSite {
  readonly mapping: MappingSpec;
  readonly type: NodeType;
  readonly key: string;
  /** The values that the entry names for its own use. */
  readonly locals?: Readonly<Record<string, ValueSpec>>;
  /** Its position in the mapping. */
  readonly at: Path;
}
