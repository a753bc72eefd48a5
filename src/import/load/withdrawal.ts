import {
  allStale,
  counted,
  deletedNote,
  type Marker,
  markedFacts,
  NO_COUNTS,
  type Noted,
  nextDeletion,
  nextSources,
  nextWithdrawal,
  type StaleStatement,
  type StatedBy,
  type Statement,
  storedStatements,
  typeOfId,
  unstatedNotes,
  withdrawnNote,
} from '../../evidence/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';
import { isFact, type Model } from '../../model/index.ts';
import type { Batch } from './batch.ts';
import type { GraphLookup } from './graph-lookup.ts';

/** A part of a withdrawal: its writes, and the mark with its counts. */
export interface WithdrawalPart {
  readonly writes: readonly GraphStatement[];
  readonly marker: Marker;
}

/**
 * The next part of what a file no longer states; undefined if nothing is left. Parts follow the writing of all that the file
 * does state, so that nothing is missing in between.
 */
export async function nextPart(graph: GraphPort, model: Model, marker: Marker): Promise<WithdrawalPart | undefined> {
  const next =
    (await nextWithdrawal(graph, model, marker)) ??
    (await nextDeletion(graph, model, marker.source)) ??
    (await nextSources(graph, model, marker.source));
  if (next === undefined) return undefined;
  const counts = { ...NO_COUNTS, withdrawn: next.statements, deleted: next.facts };
  return { writes: next.writes, marker: counted(marker, counts, next.noted) };
}

/** The numbers of statements and facts that a withdrawal would remove. */
export interface WouldWithdraw {
  readonly statements: number;
  readonly facts: number;
  readonly noted: readonly Noted[];
}

/** Finds what a withdrawal would do, without doing it. */
export class WithdrawalPreview {
  readonly #graph: GraphPort;
  readonly #model: Model;
  readonly #by: StatedBy;
  /** Statements that no row has made again. */
  readonly #stale: Map<string, StaleStatement>;
  readonly #subjects: ReadonlySet<string>;
  /** New statements about their subjects. */
  readonly #made: Statement[] = [];

  private constructor(graph: GraphPort, model: Model, by: StatedBy, stale: readonly StaleStatement[]) {
    this.#graph = graph;
    this.#model = model;
    this.#by = by;
    this.#stale = new Map(stale.map((one) => [one.id, one]));
    this.#subjects = new Set(stale.map(({ subject }) => subject));
  }

  static async of(graph: GraphPort, model: Model, by: StatedBy): Promise<WithdrawalPreview> {
    return new WithdrawalPreview(graph, model, by, by.run === 0 ? [] : await allStale(graph, model, by));
  }

  /** Notes a batch that is not written. */
  take({ statements }: Batch): void {
    for (const { node, stated } of statements) {
      this.#stale.delete(node.id);
      if (this.#subjects.has(stated.subject)) this.#made.push(stated);
    }
  }

  /** @param around - the content of rows of the file, which a dry run does not write to the graph */
  async result(around: Pick<GraphLookup, 'gives' | 'contentOf'>): Promise<WouldWithdraw> {
    const stale = [...this.#stale.values()];
    const about = [...new Set(stale.map(({ subject }) => subject))];
    const remaining = [...(await storedStatements(this.#graph, this.#model, about, this.#by)), ...this.#made];
    const marked = await markedFacts(this.#graph, this.#model, this.#by.source);
    const touched = new Set([...stale.map(({ subject }) => subject), ...marked]);
    const facts = [...touched].filter((id) => isFact(typeOfId(this.#model, id)) && !around.gives(id));
    const stated = await storedStatements(this.#graph, this.#model, facts, this.#by);
    const subjects = new Set(stated.map(({ subject }) => subject));
    const deleted = facts.filter((id) => !subjects.has(id));
    const contentOf = (id: string) => around.contentOf(id);
    return {
      statements: stale.length,
      facts: deleted.length,
      noted: [
        ...stale.map((one) => withdrawnNote(this.#model, one)),
        ...deleted.map((id) => deletedNote(this.#model, id)),
        ...(await unstatedNotes(this.#graph, this.#model, { gone: stale, remaining, contentOf })),
      ],
    };
  }
}
