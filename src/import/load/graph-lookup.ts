import { groupBy } from '../../domain/index.ts';
import {
  choicesOf,
  contentOf,
  type EntryRules,
  formerIdsAmong,
  KnownIds,
  project,
  type Rulings,
  type StatedBy,
  type StoredStatement,
  statementsAbout,
} from '../../evidence/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import type { Batch, BatchContext } from './batch.ts';
import { entriesOf, type PreparedRow } from './prepared-rows.ts';
import { Standings } from './standings.ts';

/** What a lookup depends on beside the graph. */
export interface LookupContext {
  readonly model: Model;
  readonly rules: EntryRules;
  readonly rulings: Rulings;
  readonly by: StatedBy;
  readonly dryRun: boolean;
}

/** Looks up what the graph has of what rows refer to; in a dry run, also what it would have by then. */
export class GraphLookup {
  readonly #graph: GraphPort;
  readonly #context: LookupContext;
  readonly #known: KnownIds;
  readonly #standings: Standings;
  /** In a dry run, the ids of the statements that would have been written. */
  readonly #said: Set<string> | undefined;

  constructor(graph: GraphPort, context: LookupContext) {
    const { model, rules, dryRun } = context;
    this.#graph = graph;
    this.#context = context;
    this.#known = new KnownIds(graph, (id) => rules.typeOf(id));
    this.#standings = new Standings(model, !dryRun);
    this.#said = dryRun ? new Set() : undefined;
  }

  async of(rows: readonly PreparedRow[]): Promise<BatchContext> {
    const standing = await this.#standingIds(rows);
    const present = await this.#presentOf(rows, standing);
    const stored = await statementsAbout(this.#graph, this.#context.model, subjectsOf(rows, present, standing));
    this.#stand(rows, present, stored);
    const stated = new Set(stored.map(({ id }) => id));
    const isStated = (id: string): boolean => stated.has(id) || this.#said?.has(id) === true;
    return { present, isStated, standings: this.#standings };
  }

  /** Notes a batch, which exists from now on. */
  note({ entries, statements }: Batch): void {
    this.#known.add(entries.map(({ id }) => id));
    this.#standings.rest();
    if (this.#said) for (const { id } of statements) this.#said.add(id);
  }

  /** The ids under which what rows name stands: others were joined to it. */
  async #standingIds(rows: readonly PreparedRow[]): Promise<(id: string) => string> {
    const { into } = this.#context.rulings;
    const ruled = rows.flatMap((row) =>
      entriesOf(row).flatMap(({ entry }) => (entry.type.same === undefined ? [] : [entry.id])),
    );
    const former = await formerIdsAmong(this.#graph, ruled);
    return (id) => former.get(id) ?? into.get(id) ?? id;
  }

  async #presentOf(rows: readonly PreparedRow[], standing: (id: string) => string): Promise<ReadonlySet<string>> {
    const named = rows.flatMap((row) =>
      entriesOf(row).flatMap(({ entry, targets }) => [entry.id, ...targets.flatMap(({ id }) => choicesOf(id))]),
    );
    const present = await this.#known.among(named.map(standing));
    const isThere = (id: string): boolean =>
      present.has(standing(id)) || (this.#said !== undefined && this.#standings.has(id));
    return new Set(named.filter(isThere));
  }

  /**
   * Finds the content under existing ids that no row of this reading has given yet: what its own earlier rows state of the id,
   * else what others do. What a rule has made one with it in the meantime does not count, so that a dry run finds the same.
   */
  #stand(rows: readonly PreparedRow[], present: ReadonlySet<string>, stored: readonly StoredStatement[]): void {
    const { by, model, rulings } = this.#context;
    const joined = (id: string): string => rulings.into.get(id) ?? id;
    const byId = groupBy(stored, ({ statedOf }) => joined(statedOf));
    const precedences = new Map(stored.map(({ source, precedence }) => [source, precedence]));
    const context = { model, precedenceOf: (source: string) => precedences.get(source) ?? 0, idOf: joined };
    for (const { entry } of rows.flatMap(entriesOf)) {
      const { id, type } = entry;
      if (!present.has(id) || this.#standings.has(id)) continue;
      const all = byId.get(joined(id)) ?? [];
      const rowsOfOwn = all.flatMap(({ file, statedOf, readings }) =>
        file === by.source && statedOf === id ? readings.filter(({ run }) => run === by.run).map(({ row }) => row) : [],
      );
      const isOwn = rowsOfOwn.length > 0;
      const said = all.filter(
        ({ file, readings }) => isOwn === (file === by.source && readings.some(({ run }) => run === by.run)),
      );
      this.#standings.put(id, {
        content: contentOf(model, type, project(context, type, said)),
        source: isOwn ? by.source : null,
        row: isOwn ? Math.min(...rowsOfOwn) : null,
      });
    }
  }
}

/** The ids of what the entries of rows are about, as far as it exists. */
const subjectsOf = (
  rows: readonly PreparedRow[],
  present: ReadonlySet<string>,
  standing: (id: string) => string,
): readonly string[] => [
  ...new Set(
    rows.flatMap((row) => entriesOf(row).flatMap(({ entry }) => (present.has(entry.id) ? [standing(entry.id)] : []))),
  ),
];
