import type { AnalysisCall } from '../compiler/index.ts';
import { nodeType } from '../model/index.ts';
import { memberStatements } from './count-members.ts';
import { estimateStatement } from './estimate.ts';
import { idsByLabel, type TieType } from './tie-types.ts';
import type { AskedVia, Via } from './via.ts';

/**
 * Tells which ties count, as far as the next read comes: which alliances have more than `maxMembers` is counted level by
 * level, so that none far away is, and none twice.
 */
export class AllianceSizes {
  readonly #asked: AskedVia;
  readonly #call: AnalysisCall;
  readonly #tie: TieType | undefined;
  readonly #alliances: string;
  readonly #tooLarge: Record<string, true> = {};
  /** The alliances that were counted, and the actors all of whose alliances were. */
  readonly #counted = new Set<string>();
  readonly #around = new Set<string>();

  constructor(call: AnalysisCall, asked: AskedVia) {
    this.#asked = asked;
    this.#call = call;
    this.#tie = asked.types.find(({ kind }) => kind === 'MEMBERSHIP');
    this.#alliances = nodeType(call.model, 'Alliance').label;
  }

  /** For reading the ties of these actors. */
  async around(actors: Iterable<string>): Promise<Via> {
    for (const [label, ids] of this.#newOf(actors)) await this.#count(label, ids);
    return this.#via();
  }

  /** For reading ties between two of these actors. */
  async among(actors: Iterable<string>): Promise<Via> {
    const alliances = this.#newOf(actors).get(this.#alliances);
    if (alliances) await this.#count(this.#alliances, alliances);
    return this.#via();
  }

  /** For reading all ties. */
  async everywhere(): Promise<Via> {
    await this.#count(this.#alliances, undefined);
    return this.#via();
  }

  #via(): Via {
    const { maxMembers, ...via } = this.#asked;
    return { ...via, tooLarge: maxMembers === undefined ? undefined : { ...this.#tooLarge } };
  }

  #newOf(actors: Iterable<string>): ReadonlyMap<string, readonly string[]> {
    const unknown = [...actors].filter((id) => !this.#counted.has(id) && !this.#around.has(id));
    return idsByLabel(this.#call.model, unknown);
  }

  async #count(label: string, ids: readonly string[] | undefined): Promise<void> {
    const { maxMembers } = this.#asked;
    const tie = this.#tie;
    if (maxMembers === undefined || !tie) return;
    const asked = { via: { ...this.#asked, maxMembers }, tie, label, ids, known: this.#counted };
    for (const statement of memberStatements(this.#call.model, asked)) {
      const rows = await this.#call.read(statement, estimateStatement(this.#call, statement));
      for (const [alliance, members] of rows as readonly (readonly [string, number])[]) {
        this.#counted.add(alliance);
        if (members > maxMembers) this.#tooLarge[alliance] = true;
      }
    }
    const done = label === this.#alliances ? this.#counted : this.#around;
    for (const id of ids ?? []) done.add(id);
  }
}
