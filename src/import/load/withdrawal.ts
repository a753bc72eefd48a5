import {
  type ChangeContext,
  counted,
  deletedNote,
  FIRST_PLACE,
  heldNote,
  type Marker,
  NO_COUNTS,
  type Noted,
  nextWithdrawal,
  plannedWithdrawal,
  type Replaced,
  type StalePlace,
  type Statement,
  type StoredStatement,
  sourcesLeft,
  staleStatements,
  subjectTypes,
  vanished,
  withdrawnNote,
} from '../../evidence/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';
import type { Batch } from './batch.ts';

/** A part of a withdrawal: its writes, and the mark with its counts. */
interface WithdrawalPart {
  readonly writes: readonly GraphStatement[];
  readonly marker: Marker;
  /** Where the next part begins; undefined behind the last one. */
  readonly next: StalePlace | undefined;
}

/**
 * The next part of what a file no longer states; undefined if nothing is left. Parts follow the writing of all that the file
 * does state, so that nothing is missing in between.
 */
export async function nextPart(
  graph: GraphPort,
  context: ChangeContext,
  marker: Marker,
  place: StalePlace,
): Promise<WithdrawalPart | undefined> {
  const { source, replaces } = marker;
  const next = await nextWithdrawal(graph, context, { source, runs: replaces }, place);
  if (next === undefined) {
    const writes = await sourcesLeft(graph, context.model, source);
    return writes.length === 0 ? undefined : { writes, marker, next: undefined };
  }
  const counts = { ...NO_COUNTS, withdrawn: next.statements, deleted: next.facts };
  return { writes: next.writes, marker: counted(marker, counts, next.noted), next: next.next };
}

/** The numbers of statements and of facts and actors that a withdrawal would remove. */
export interface WouldWithdraw {
  readonly statements: number;
  readonly facts: number;
  readonly noted: readonly Noted[];
}

/** Finds what a withdrawal would do, without doing it. */
export class WithdrawalPreview {
  readonly #graph: GraphPort;
  readonly #context: ChangeContext;
  /** Statements that no row has made again, nor another reading. */
  readonly #stale: Map<string, StoredStatement>;
  readonly #subjects: ReadonlySet<string>;
  /** New statements that are about the same, or name it. */
  readonly #made: Statement[] = [];

  private constructor(graph: GraphPort, context: ChangeContext, stale: readonly StoredStatement[]) {
    this.#graph = graph;
    this.#context = context;
    this.#stale = new Map(stale.map((one) => [one.id, one]));
    this.#subjects = new Set(stale.flatMap(({ statedOf, subject }) => [statedOf, subject]));
  }

  static async of(graph: GraphPort, context: ChangeContext, replaced: Replaced): Promise<WithdrawalPreview> {
    if (replaced.runs.length === 0) return new WithdrawalPreview(graph, context, []);
    const stale: StoredStatement[] = [];
    for (const type of subjectTypes(context.model).keys()) {
      stale.push(...(await staleStatements(graph, context.model, replaced, { ...FIRST_PLACE, type })));
    }
    const isAlone = ({ readings }: StoredStatement): boolean =>
      readings.every(({ run }) => replaced.runs.includes(run));
    return new WithdrawalPreview(graph, context, stale.filter(isAlone));
  }

  /** Notes a batch that is not written. */
  take({ statements }: Batch): void {
    for (const one of statements) {
      this.#stale.delete(one.id);
      if (this.#isAbout(one)) this.#made.push(one);
    }
  }

  #isAbout({ statedOf, values }: Statement): boolean {
    const { into } = this.#context.rulings;
    const isSubject = (id: string): boolean => this.#subjects.has(into.get(id) ?? id);
    return this.#subjects.has(statedOf) || values.some(({ value }) => isSubject(value));
  }

  async result(): Promise<WouldWithdraw> {
    const all = [...this.#stale.values()];
    const { change, gone, held } = await plannedWithdrawal(this.#graph, this.#context, {
      stale: all,
      added: this.#made,
    });
    const deleted = vanished(change);
    const { model } = this.#context;
    return {
      statements: gone.length,
      facts: deleted.length,
      noted: [
        ...gone.map((one) => withdrawnNote(model, one)),
        ...deleted.map((id) => deletedNote(model, id)),
        ...held.map((id) => heldNote(model, id)),
      ],
    };
  }
}
