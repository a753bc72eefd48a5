/** The port to a graph database. All other rooms use it and do not depend on the engine. */

import type { CypherStatement, EngineName, Params } from '../cypher/index.ts';
import type { GraphError } from './errors.ts';
import type { LaneLoad } from './lanes.ts';

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

/** An index of one property of a label. */
export interface PropertyIndexSpec {
  readonly label: string;
  readonly property: string;
  /** True for a key, whose values are unique within the label. */
  readonly unique: boolean;
}

/** The searched text properties of a label, the most important first. */
export interface TextIndexSpec {
  readonly label: string;
  readonly properties: readonly TextProperty[];
  /** Hits of a lower tier come first, whatever their scores. */
  readonly tier: number;
}

/** A property with a text or, if `list` is true, a list of texts. */
interface TextProperty {
  readonly name: string;
  readonly list: boolean;
  /** The property with the folded words of the text, or of each text in the list. Engines search only this one. */
  readonly key: string;
  /** True for names of countries, which are also found by every spelling that `countryKey` takes for the same. */
  readonly ofCountries: boolean;
}

export type IndexSpec = PropertyIndexSpec | TextIndexSpec;

/** A label that a search covers. */
export interface SearchedLabel extends TextIndexSpec {
  /** A condition in Cypher on its nodes, `n`, with the parameters of the search: there are no hits but those that meet it. */
  readonly condition?: string;
}

/** A text search. */
export interface SearchRequest {
  /** The text as typed. Nothing in it is interpreted as query syntax. */
  readonly text: string;
  /** The labels and properties to search; each needs an index. */
  readonly targets: readonly SearchedLabel[];
  /** The parameters of their conditions. */
  readonly params?: Params;
  /** The maximum number of hits, an integer; at most `SEARCH_DEPTH` are returned. */
  readonly limit: number;
}

/** The hits of a search, in order. */
export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** True if not all candidates were ranked, so that more and better hits may exist. */
  readonly cut: boolean;
}

/** A node found by a search. */
export interface SearchHit {
  readonly id: string;
  readonly label: string;
  /** The tier of its label. */
  readonly tier: number;
  /** The best matching property. */
  readonly property: string;
  /** In (0, 1]; 1 means that the property has exactly the words of the search. */
  readonly score: number;
}

/** A connection to one graph. */
export interface GraphPort {
  readonly engine: EngineName;
  /** The number of running reads, including abandoned ones that the engine cannot stop. */
  readonly reading: number;
  /** How busy its lanes are; empty if it has none. */
  readonly load: readonly LaneLoad[];
  /** Set if the graph failed permanently and the operator must act. */
  readonly failure?: GraphError | undefined;
  /**
   * Runs one read-only statement. The embedded engine reads one snapshot; Neo4j is read-committed within a statement, so
   * parts of it may see a concurrent write.
   * @throws {GraphError} GRAPH_UNAVAILABLE, DEADLINE_EXCEEDED, or QUERY_FAILED if the engine refuses the statement.
   */
  read(statement: GraphStatement, options?: ReadOptions): Promise<readonly GraphRow[]>;
  /**
   * Runs the statements in one durable transaction.
   * @throws {GraphError} as `read` does, and CONFLICT for a duplicate key or a conflicting writer.
   */
  write(statements: readonly GraphStatement[], options?: WriteOptions): Promise<void>;
  /**
   * Finds the nodes whose searched properties together have all words of a text: those of the first tier first, within it the
   * best, ties by id. Ignores case and accents; the last word may be a prefix. A text without words finds nothing.
   * @throws {GraphError} as `read` does.
   */
  search(request: SearchRequest, options?: ReadOptions): Promise<SearchResult>;
  /**
   * A text that differs after each change of the graph, whoever made it. Whatever is read later is at least as new.
   * @throws {GraphError} GRAPH_UNAVAILABLE or DEADLINE_EXCEEDED
   */
  readVersion(): Promise<string>;
  /** Creates missing constraints and indexes. */
  ensureIndexes(specs: readonly IndexSpec[]): Promise<void>;
  /**
   * Resolves if the graph answers now.
   * @throws {GraphError} GRAPH_UNAVAILABLE if it does not.
   */
  ping(): Promise<void>;
  /** Waits for running work and closes the store. The port cannot be used afterwards. */
  close(): Promise<void>;
}

export interface WriteOptions {
  /**
   * True if the write may become durable with a later one. A crash may then lose it and all writes after it. Use it for
   * bulk writes: the embedded engine's time to save grows with the graph.
   */
  readonly savedLater?: boolean;
}

/** Follows a read in the engine. A search has one or more. */
export interface WatchedRead {
  /** The span of the read, in the form of the header `traceparent`. Neo4j shows it with the transaction, also in its query log. */
  readonly traceparent?: string;
  /** Called once, with the number of rows or what went wrong. */
  readonly end: (outcome: { readonly rows: number } | { readonly error: unknown }) => void;
}

export interface ReadOptions {
  /** Timeout in milliseconds; the port's own by default. */
  readonly timeoutMs?: number;
  /**
   * The estimated number of nodes and relationships that the statement touches, rarely much less than the real one. It
   * comes from the plan and the graph's statistics. Omit it for reads as light as one by key.
   */
  readonly steps?: number;
  /** Who asks. Reads of different callers take turns; those without one are the server's or a command's own. */
  readonly caller?: string;
  /** Receives each row as soon as it arrives, in order. It must not throw. */
  readonly onRow?: (row: GraphRow) => void;
  /** Called when a read begins, before it waits for its turn. It must not throw. */
  readonly watch?: (statement: GraphStatement) => WatchedRead;
}
