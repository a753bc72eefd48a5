import { groupBy } from '../../domain/index.ts';
import {
  type Content,
  choicesOf,
  type EntryRules,
  KnownIds,
  type MappedEntry,
  type RowStatement,
  type StatedBy,
  type Statement,
  storedContents,
  storedDates,
  storedStatements,
} from '../../evidence/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { isFact, type Model } from '../../model/index.ts';
import type { Batch, BatchContext } from './batch.ts';
import { entriesOf, type PreparedRow } from './prepared-rows.ts';
import { Standings } from './standings.ts';

/** Looks up what the graph has of what rows refer to; in a dry run, also what it would have by then. */
export class GraphLookup {
  readonly #graph: GraphPort;
  readonly #model: Model;
  readonly #by: StatedBy;
  readonly #known: KnownIds;
  readonly #standings: Standings;
  /** In a dry run: what would have been stated, by subject; only of actors, and of what an earlier run may have stated. */
  readonly #said: Map<string, Statement[]> | undefined;

  constructor(graph: GraphPort, model: Model, rules: EntryRules, by: StatedBy, dryRun: boolean) {
    this.#graph = graph;
    this.#model = model;
    this.#by = by;
    this.#known = new KnownIds(graph, (id) => rules.typeOf(id));
    this.#standings = new Standings(model, !dryRun);
    this.#said = dryRun ? new Map() : undefined;
  }

  async of(rows: readonly PreparedRow[]): Promise<BatchContext> {
    const present = await this.#presentOf(rows);
    const stored = await this.#storedOf(rows, present);
    await this.#stand(rows, present, stored.stored);
    return { present, ...stored, standings: this.#standings };
  }

  /** Whether a row of the file has given the id, as far as it is in memory; a dry run keeps all. */
  gives(id: string): boolean {
    return this.#standings.isOf(id, this.#by.source);
  }

  /** The content under an id that a row of the file has given, as far as it is in memory. */
  contentOf(id: string): Content | undefined {
    return this.gives(id) ? this.#standings.contentOf(id) : undefined;
  }

  /** Notes a batch, which exists from now on. */
  note({ folded, statements }: Batch): void {
    this.#known.add(folded.map(({ entry }) => entry.id));
    this.#standings.rest();
    if (this.#said) for (const one of statements) this.#say(one);
  }

  #say({ stated, node }: RowStatement): void {
    // Statements about facts matter only for their numbering, and that only to an earlier run.
    if (this.#by.run === 0 && node.links.some(({ field, type }) => field === 'subject' && isFact(this.#typeOf(type))))
      return;
    const others = this.#said?.get(stated.subject);
    if (others) others.push(stated);
    else this.#said?.set(stated.subject, [stated]);
  }

  async #presentOf(rows: readonly PreparedRow[]): Promise<ReadonlySet<string>> {
    const named = rows.flatMap((row) =>
      entriesOf(row).flatMap(({ entry, targets }) => [entry.id, ...targets.flatMap(({ id }) => choicesOf(id))]),
    );
    const present = await this.#known.among(named);
    return this.#said ? new Set([...present, ...named.filter((id) => this.#standings.has(id))]) : present;
  }

  /** Stored statements about the subjects of the rows. */
  async #storedOf(rows: readonly PreparedRow[], present: ReadonlySet<string>) {
    const { run } = this.#by;
    const entries = rows.flatMap(entriesOf);
    const subjects = new Set(entries.map(({ entry }) => entry.id).filter((id) => present.has(id)));
    const stored = [
      ...(await storedStatements(this.#graph, this.#model, [...subjects], this.#by)),
      ...[...new Set(entries.map(({ entry }) => entry.id))].flatMap((id) => this.#said?.get(id) ?? []),
    ];
    const stated = new Set(stored.map(({ subject }) => subject));
    const keeping = entries.flatMap(({ entry }) => {
      const { id, type, merge } = entry;
      const isThere = present.has(id) && (run === 0 || stated.has(id));
      return merge === 'keep' && type.timed && isThere ? [entry] : [];
    });
    return { stored, dates: await storedDates(this.#graph, keeping) };
  }

  /** Reads the content under existing ids that no row of this run has given yet. */
  async #stand(
    rows: readonly PreparedRow[],
    present: ReadonlySet<string>,
    stored: readonly Statement[],
  ): Promise<void> {
    const asked = new Map<string, MappedEntry>();
    for (const { entry } of rows.flatMap(entriesOf)) {
      if (present.has(entry.id) && !this.#standings.has(entry.id)) asked.set(entry.id, entry);
    }
    if (asked.size === 0) return;
    const { source } = this.#by;
    const own = groupBy(
      stored.filter(({ file }) => file === source),
      ({ subject }) => subject,
    );
    for (const [type, entries] of groupBy(asked.values(), ({ type }) => type)) {
      const ids = entries.map(({ id }) => id);
      for (const [id, content] of await storedContents(this.#graph, this.#model, type, ids)) {
        const numbers = (own.get(id) ?? []).map(({ row = 0 }) => row);
        const row = isFact(type) ? Math.max(...numbers) : Math.min(...numbers);
        const isOwn = numbers.length > 0;
        this.#standings.put(id, {
          content,
          source: isOwn ? source : null,
          row: isOwn ? row : null,
          isStated: isOwn,
        });
      }
    }
  }

  #typeOf(name: string) {
    const type = this.#model.nodes.get(name);
    if (!type) throw new Error(`The model has no ${name}`);
    return type;
  }
}
