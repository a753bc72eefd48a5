/**
 * The port to a graph database. Everything above this room speaks to the graph
 * through it and never learns which engine answers.
 */

import type { CypherStatement, EngineName } from '../cypher/index.ts';
import type { GraphError } from './errors.ts';

/** One Cypher statement with its parameters. */
export type GraphStatement = CypherStatement;

/** A value in a row. Integers and floats are both `number`; an integer past 2^53 is rounded, or infinite on Neo4j. */
export type GraphValue =
  | null
  | boolean
  | number
  | string
  | readonly GraphValue[]
  | { readonly [key: string]: GraphValue };

/** One row: its values in the order of the statement's `RETURN`. */
export type GraphRow = readonly GraphValue[];

/** A property that identifies nodes of a label, or one that an index serves. */
export interface PropertyIndexSpec {
  readonly label: string;
  readonly property: string;
  /** True for a key: no two nodes of the label share a value. */
  readonly unique: boolean;
}

/** The text that is searched in the nodes of a label: its properties, the telling one first. */
export interface TextIndexSpec {
  readonly label: string;
  readonly properties: readonly TextProperty[];
}

/** A property that holds a text or, where `list` is true, a list of texts. */
export interface TextProperty {
  readonly name: string;
  readonly list: boolean;
  /** The property that holds the text's key, or the folded words of each text of a list: the engines look into it alone. */
  readonly key: string;
}

export type IndexSpec = PropertyIndexSpec | TextIndexSpec;

/** A search as a person types it, and where to look. */
export interface SearchRequest {
  /** Any text: none of it is ever read as a query language. */
  readonly text: string;
  /** What is searched; an index was made for each. */
  readonly targets: readonly TextIndexSpec[];
  /** How many hits are wanted: a whole number, at most `SEARCH_DEPTH` are given. */
  readonly limit: number;
}

/** What a search found, best first. */
export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Whether there may be more, and better ones among them: not all that might fit was looked at. */
  readonly cut: boolean;
}

/** A node that a search found. */
export interface SearchHit {
  readonly id: string;
  readonly label: string;
  /** The property that matches best. */
  readonly property: string;
  /** Above 0 and at most 1, which says that the property has the words of the search and no others. */
  readonly score: number;
}

/** A connection to one graph, on either engine. */
export interface GraphPort {
  readonly engine: EngineName;
  /** How many reads the engine is at work on, those that were given up included: the embedded one cannot stop them. */
  readonly reading: number;
  /** Why the graph cannot be asked any more, where it does not mend itself: whoever runs the server has to. */
  readonly failure?: GraphError | undefined;
  /**
   * Runs one read-only statement. The embedded engine reads one snapshot; Neo4j reads what is committed at the moment
   * it reads it, so a write alongside can show in a part of the statement.
   * @throws {GraphError} GRAPH_UNAVAILABLE, DEADLINE_EXCEEDED, or QUERY_FAILED where the engine refuses the statement.
   */
  read(statement: GraphStatement, options?: ReadOptions): Promise<readonly GraphRow[]>;
  /**
   * Runs the statements in one transaction: all of them take effect, on disk, or none does.
   * @throws {GraphError} as `read` does, and CONFLICT where a key is taken or another writer was in the way.
   */
  write(statements: readonly GraphStatement[], options?: WriteOptions): Promise<void>;
  /**
   * The nodes that have all the words of a text, in any of the searched properties together, best first, ties by id.
   * Case and accents do not matter, and the last word may be the beginning of one. A text without a word finds nothing.
   * @throws {GraphError} as `read` does.
   */
  search(request: SearchRequest, options?: ReadOptions): Promise<SearchResult>;
  /** Makes sure that the constraints and indexes are there. Running it again changes nothing. */
  ensureIndexes(specs: readonly IndexSpec[]): Promise<void>;
  /**
   * Whether the graph can be asked now.
   * @throws {GraphError} GRAPH_UNAVAILABLE where it cannot.
   */
  ping(): Promise<void>;
  /** Waits for what runs and leaves the store clean. The port cannot be used after it. */
  close(): Promise<void>;
}

export interface WriteOptions {
  /**
   * True where the write may come to disk with a later one: a crash may undo it, together with all after it. For many
   * writes in a row, of which the embedded engine takes the longer to save each the larger the graph is.
   */
  readonly savedLater?: boolean;
}

export interface ReadOptions {
  /** Milliseconds after which the read is given up; the port's own default where left out. */
  readonly timeoutMs?: number;
  /**
   * An estimate of what the statement touches: nodes and relationships, never fewer than it will by much. It is reckoned
   * from the plan and the graph's statistics, without a clock. Left out where the read is as light as a read by a key.
   */
  readonly steps?: number;
  /** Is given each row as soon as it is there, in order. It must not throw. */
  readonly onRow?: (row: GraphRow) => void;
}
