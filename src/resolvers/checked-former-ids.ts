import type { FormerIds } from '../domain/index.ts';
import { formerIdsStatement } from '../graph/index.ts';
import { type Model, typeOfId } from '../model/index.ts';
import { type OperationDeadline, stopwatch } from './operation-deadline.ts';
import type { RequestContext } from './request-context.ts';

/**
 * The former ids for one operation: those that the server knows, corrected by what the graph says now about ids that were
 * not found.
 */
export class CheckedFormerIds implements FormerIds {
  readonly #model: Model;
  readonly #context: RequestContext;
  readonly #deadline: OperationDeadline;
  readonly #checked = new Map<string, string | undefined>();

  constructor(model: Model, context: RequestContext, deadline: OperationDeadline) {
    this.#model = model;
    this.#context = context;
    this.#deadline = deadline;
  }

  get(id: string): string | undefined {
    return this.#checked.has(id) ? this.#checked.get(id) : this.#context.formerIds.get(id);
  }

  /** Looks ids up in the graph, each once for an operation. True if any of them stands for something else than known. */
  async check(ids: readonly string[]): Promise<boolean> {
    const unchecked = [...new Set(ids)].filter((id) => !this.#checked.has(id) && typeOfId(this.#model, id));
    if (unchecked.length === 0) return false;
    const now = await this.#read(unchecked);
    const differ = unchecked.some((id) => now.get(id) !== this.get(id));
    for (const id of unchecked) this.#checked.set(id, now.get(id));
    return differ;
  }

  async #read(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { graph, explain } = this.#context;
    const statement = formerIdsStatement(ids);
    const steps = ids.length;
    const elapsed = stopwatch();
    const timeoutMs = this.#deadline.left();
    const rows = await this.#deadline.graph(() => graph.read(statement, { timeoutMs, steps }));
    explain?.add({ ...statement, ms: { run: elapsed() }, cost: { steps } });
    return new Map(rows.map(([id, now]) => [String(id), String(now)]));
  }
}
