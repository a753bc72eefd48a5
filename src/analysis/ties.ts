import type { AnalysisStatement } from '../compiler/analysis-call.ts';
import type { BoundValue } from '../compiler/bind.ts';
import { quote } from '../compiler/cypher/names.ts';
import type { Row } from '../compiler/response/text.ts';
import { isOnlyEnd } from '../model/lookup.ts';
import type { Model } from '../model/types.ts';
import { actorTypes, byLabel, type End, type TieType } from './ends.ts';
import type { Turns } from './turns.ts';
import { type Via, type ViaConditions, viaConditions } from './via.ts';

/**
 * What a statement about facts between actors gives of each: the ids of both, the fact's id, its kind and the roles of
 * the two; `sourced` also how many sources say something about the fact.
 */
export type FactRows = 'facts' | 'sourced';

/**
 * What an arm of a statement gives. `actors` are the ids of both; `pairs` are those too, and `links` are facts, both from
 * the actor alone whose role comes first by name.
 */
type ArmRows = FactRows | 'actors' | 'pairs' | 'links';

/** Actors, and, where they are given, the only ones that facts may lead to. */
export interface TieEnds {
  readonly from: Iterable<string>;
  readonly to?: Iterable<string>;
}

/** The most ends that are looked up in a list. */
const LISTED = 20;

const setOf = (ids: readonly string[]): Readonly<Record<string, boolean>> =>
  Object.fromEntries(ids.map((id) => [id, true]));

const FACT = ['a', 'b', 'f', 'kind', 'r', 's'] as const;

/**
 * The statement that finds whom actors are tied to: a row has the id of one and the ids of others, and an actor can have
 * several rows. At most `limit` ties. Undefined where nothing can be found.
 */
export function tiesStatement(
  model: Model,
  via: Via,
  from: Iterable<string>,
  limit: number,
): AnalysisStatement | undefined {
  const statement = new Arms(model, via, 'actors').between({ from });
  return statement?.print(limit, GATHERED);
}

/** By actor, the answer is a third as long. It is cut before, so that it stays within bounds. */
const GATHERED = ['WITH `a`, `b` LIMIT $`limit`', 'RETURN `a`, collect(`b`) AS `b`'];

/** How many ties such rows hold; more than the limit where some were left out. */
export const tiesRead = (rows: readonly Row[]): number =>
  (rows as readonly (readonly [string, readonly string[]])[]).reduce((sum, [, others]) => sum + others.length, 0);

/** The ties that such rows hold, one by one, but for those of actors to themselves. */
export function* tiesIn(rows: readonly Row[]): Generator<readonly [near: string, far: string]> {
  for (const [near, others] of rows as readonly (readonly [string, readonly string[]])[]) {
    for (const far of others) if (far !== near) yield [near, far];
  }
}

/** The statement that finds facts between actors. At most `limit` rows, in no order. Undefined where nothing can be found. */
export function factsStatement(
  model: Model,
  via: Via,
  ends: TieEnds,
  rows: FactRows,
  limit: number,
): AnalysisStatement | undefined {
  const columns = { facts: FACT, sourced: [...FACT, 'n'] }[rows];
  return new Arms(model, via, rows).between(ends)?.print(limit, [returned(columns), 'LIMIT $`limit`']);
}

/** The statement that finds the facts between actors, each pair of its actors once, by its id. At most `limit` rows. */
export function linksStatement(
  model: Model,
  via: Via,
  actors: readonly string[],
  limit: number,
): AnalysisStatement | undefined {
  const statement = new Arms(model, via, 'links').between({ from: actors, to: actors });
  const order = ['f', 'a', 'b', 'r', 's'].map(quote).join(', ');
  return statement?.print(limit, [returned(FACT), `ORDER BY ${order}`, 'LIMIT $`limit`']);
}

/** The statement that finds which actors are tied at all, with rows as for the ties of some. A pair can come several times. */
export const allTiesStatement = (model: Model, via: Via, limit: number): AnalysisStatement =>
  new Arms(model, via, 'pairs').ofAll().print(limit, GATHERED);

const returned = (columns: readonly string[]): string => `RETURN ${columns.map(quote).join(', ')}`;

/** Rows of facts in an order that is the same on each engine. */
export async function inOrder(turns: Turns, rows: readonly Row[]): Promise<readonly Row[]> {
  const keyed = await turns.map(rows, (row) => [row.join('\n'), row] as const);
  const sorted = await turns.sort(keyed, ([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([, row]) => row);
}

/** The arms of a statement's union: a clause for each way that leads from actors over facts to others. */
class Arms {
  readonly #model: Model;
  readonly #via: Via;
  readonly #rows: ArmRows;
  readonly #conditions: ViaConditions;
  readonly #params: Record<string, BoundValue>;
  readonly #arms: (readonly string[])[] = [];

  constructor(model: Model, via: Via, rows: ArmRows) {
    this.#model = model;
    this.#via = via;
    this.#rows = rows;
    this.#conditions = viaConditions(model, via);
    this.#params = { ...this.#conditions.params };
  }

  /** Ways from these actors; undefined where there are none. */
  between({ from, to }: TieEnds): this | undefined {
    const far = to && byLabel(this.#model, to);
    for (const [label, ids] of far ?? []) this.#params[`to${label}`] = ids.length > LISTED ? setOf(ids) : ids;
    for (const [label, ids] of byLabel(this.#model, from)) {
      this.#params[`from${label}`] = ids;
      this.#add(label, far && [...far.keys()]);
    }
    return this.#arms.length === 0 ? undefined : this;
  }

  /** Ways from all actors. */
  ofAll(): this {
    for (const { label } of actorTypes(this.#model)) this.#add(label, undefined);
    return this;
  }

  print(limit: number, last: readonly string[]): AnalysisStatement {
    const union = this.#arms.flatMap((arm, index) => [...(index === 0 ? [] : ['UNION ALL']), ...arm]);
    const text = ['CALL () {', ...union.map((line) => `  ${line}`), '}', ...last].join('\n');
    return { text, params: { ...this.#params, limit: BigInt(limit) } };
  }

  #add(label: string, targets: readonly string[] | undefined): void {
    const plays = (end: End, label: string): boolean => end.actors.some((actor) => actor.label === label);
    for (const tie of this.#via.types) {
      for (const near of tie.ends.filter((end) => plays(end, label))) {
        for (const far of tie.ends.filter((end) => this.#leads(near, end))) {
          // Where the far ends are known, they are looked up by their label, so that the walk can begin with them.
          for (const target of targets?.filter((one) => plays(far, one)) ?? [undefined]) {
            this.#arms.push(this.#arm(tie, label, near, far, target));
          }
        }
      }
    }
  }

  /** Those who play parts of the same name are tied as well, as participants of an event are. */
  #leads(near: End, far: End): boolean {
    if (near === far) return near.role === undefined;
    const once = this.#rows === 'links' || this.#rows === 'pairs';
    return !once || String(near.role) < String(far.role);
  }

  #arm(tie: TieType, label: string, near: End, far: End, target: string | undefined): readonly string[] {
    const { type, kind } = tie;
    const fact = this.#conditions.fact('`f`', kind);
    const only = isOnlyEnd(this.#model, { relationship: near.relationship, direction: 'IN' }, type.name);
    const edges = this.#rows === 'actors' || this.#rows === 'pairs' ? ['', ''] : ['`x`', '`y`'];
    const others = [
      ...this.#distinct(near, far),
      ...(target === undefined ? [] : [this.#isTarget(target)]),
      ...(kind === 'MEMBERSHIP' ? this.#conditions.alliance(label === 'Alliance' ? '`a`' : '`b`') : []),
    ];
    return [
      // The embedded engine compares each node that it finds by `IN` with the whole list.
      ...(this.#rows === 'pairs' ? [] : [`UNWIND $${quote(`from${label}`)} AS \`i\``]),
      `MATCH (\`a\`:${quote(label)})${this.#rows === 'pairs' ? '' : ' WHERE `a`.`id` = `i`'}`,
      `MATCH (\`a\`)<-[${edges[0]}:${quote(near.relationship)}]-(\`f\`${only ? '' : `:${quote(type.label)}`})`,
      ...where(fact),
      `MATCH (\`f\`)-[${edges[1]}:${quote(far.relationship)}]->(\`b\`${target === undefined ? '' : `:${quote(target)}`})`,
      ...where(others),
      ...(this.#rows === 'sourced' ? this.#conditions.sources : []),
      ...this.#result(tie, near, far),
    ];
  }

  /** Few ends are a list, with which a walk can begin; many are a map, in which one is found at once. */
  #isTarget(label: string): string {
    const name = `to${label}`;
    const [id, ends] = ['`b`.`id`', `$${quote(name)}`];
    return Array.isArray(this.#params[name]) ? `${id} IN ${ends}` : `coalesce(${ends}[${id}], false)`;
  }

  /** What keeps a fact from tying an actor to itself, and from coming twice. */
  #distinct(near: End, far: End): readonly string[] {
    if (this.#rows === 'actors' || this.#rows === 'pairs') return [];
    const different = ['`b`.`id` <> `a`.`id`'];
    if (this.#rows !== 'links' || near !== far) return different;
    // Parts that have no name of their own have it on the relationship.
    return ['(`x`.`role` < `y`.`role` OR (`x`.`role` = `y`.`role` AND `a`.`id` < `b`.`id`))', ...different];
  }

  #result({ kind }: TieType, near: End, far: End): readonly string[] {
    const ids = '`a`.`id` AS `a`, `b`.`id` AS `b`';
    if (this.#rows === 'actors' || this.#rows === 'pairs') {
      const once = this.#rows === 'pairs' && near === far ? ' WHERE `a`.`id` < `b`.`id`' : '';
      // Nodes are told apart before anything is read of them: many facts tie the same two.
      return [`WITH DISTINCT \`a\`, \`b\`${once}`, `RETURN ${ids}`];
    }
    const role = (end: End, edge: string): string => (end.role === undefined ? `${edge}.\`role\`` : `'${end.role}'`);
    const sources = this.#rows === 'sourced' ? ', `n`' : '';
    return [
      `RETURN ${ids}, \`f\`.\`id\` AS \`f\`, '${kind}' AS \`kind\`, ${role(near, '`x`')} AS \`r\`, ${role(far, '`y`')} AS \`s\`${sources}`,
    ];
  }
}

const where = (conditions: readonly string[]): readonly string[] =>
  conditions.length === 0 ? [] : [`WHERE ${conditions.join(' AND ')}`];
