import { AGREED } from '../../cypher/index.ts';
import type { GraphPort, GraphStatement } from '../port.ts';

const TOKEN =
  /'[^']*'|"[^"]*"|`[^`]*`|[{}]|\b(?:CALL|UNION|MATCH|UNWIND|WITH|RETURN|WHERE|DISTINCT|CREATE|MERGE|SET)\b/g;
const AGGREGATE = /\b(?:collect|count|sum|min|max|avg)\s*\(/;

/** An open subquery, or any other open bracket. */
interface Block {
  readonly subquery: boolean;
  /** Whether a subquery in front of here may have given many rows. */
  behind: boolean;
  /** The last clause's word, and where it begins. */
  clause: string;
  start: number;
}

const block = (subquery: boolean): Block => ({ subquery, behind: false, clause: '', start: 0 });

/**
 * The parts of a statement that the embedded engine executes wrongly once there are many rows. After a `CALL` that returns
 * more than one row:
 *
 * - `RETURN DISTINCT` and `WITH DISTINCT` end with the first 2,048 rows: write the `DISTINCT` within the `CALL`.
 * - `WITH … WHERE` panics from 65,536 rows on: write the `WHERE` within the `CALL`, or aggregate first. The `WHERE` of a
 *   `MATCH` is safe, and so is one after a `WITH` that aggregates.
 *
 * `longLists` finds what is correct but slow: for `n.p IN $list` each node is compared with each value in turn, so
 * lists have at most a thousand values. Writes use `UNWIND $rows AS r MATCH (n {id: r})`, which an index serves.
 */
export function disagreements(text: string): readonly string[] {
  const found: string[] = [];
  const open: Block[] = [block(false)];
  let called = false;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const now = open.at(-1) ?? block(false);
    if (/^['"`]/.test(token)) continue;
    if (token === '{') open.push(block(called));
    else if (token === '}') {
      open.pop();
      const outer = open.at(-1);
      const isOne = AGGREGATE.test(text.slice(now.start, index));
      if (outer && now.subquery && now.clause === 'RETURN' && !isOne) outer.behind = true;
    } else if (token === 'UNION') now.behind = false;
    else if (token === 'DISTINCT' || token === 'WHERE') {
      if (isWrong(token, now, text.slice(now.start, index))) found.push(`${token} behind a CALL of many rows`);
    } else {
      if (now.clause === 'WITH' && AGGREGATE.test(text.slice(now.start, index))) now.behind = false;
      now.clause = token;
      now.start = index;
    }
    if (/^\w/.test(token)) called = token === 'CALL';
    else if (token === '{') called = false;
  }
  return found;
}

function isWrong(token: string, { behind, clause }: Block, before: string): boolean {
  if (!behind) return false;
  if (token === 'DISTINCT') return /^(?:WITH|RETURN)\s+$/.test(before);
  return clause === 'WITH' && !AGGREGATE.test(before);
}

const ORDER_TOKEN = /'[^']*'|"[^"]*"|`[^`]*`|[{}]|\b(?:CALL|UNION|MATCH|WITH|RETURN|ORDER)\b|\bcollect(?=\s*\()/g;

/** Whether the rows of a subquery, or of the whole text, are ordered. */
interface Ordered {
  readonly subquery: boolean;
  order: 'none' | 'kept' | 'lost';
  /** Whether a branch of the union before this one has lost it. */
  lostBefore: boolean;
}

const unordered = (subquery: boolean): Ordered => ({ subquery, order: 'none', lostBefore: false });

/**
 * Whether a statement relies on an order that a `MATCH` after `ORDER BY` loses, which happens on the embedded engine from
 * 1,025 rows on. A subquery's rows may be ordered outside it.
 */
export function losesOrder(text: string): boolean {
  const open: Ordered[] = [unordered(false)];
  let called = false;
  for (const [token] of text.matchAll(ORDER_TOKEN)) {
    const now = open.at(-1) ?? unordered(false);
    if (/^['"`]/.test(token)) continue;
    if (token === '{') open.push(unordered(called));
    else if (token === '}') {
      open.pop();
      const outer = open.at(-1);
      if (outer && now.subquery && hasLost(now)) outer.order = 'lost';
    } else if (token === 'UNION') {
      now.lostBefore = hasLost(now);
      now.order = 'none';
    } else if (token === 'ORDER') now.order = 'kept';
    else if (token === 'MATCH' && now.order === 'kept') now.order = 'lost';
    else if (token === 'collect') {
      if (now.order === 'lost') return true;
      now.order = 'none';
    }
    if (/^\w/.test(token)) called = token === 'CALL';
    else if (token === '{') called = false;
  }
  return hasLost(open[0] ?? unordered(false));
}

const hasLost = ({ order, lostBefore }: Ordered): boolean => order === 'lost' || lostBefore;

/** The list parameters of a read that are too long for `IN`. */
export const longLists = ({ text, params }: GraphStatement): readonly string[] =>
  [...text.matchAll(/\bIN \$`?(\w+)`?/g)].flatMap(([, name = '']) => {
    const list = params[name];
    return Array.isArray(list) && list.length > AGREED.maxInValues ? [`IN with ${list.length} values of $${name}`] : [];
  });

/** Wraps a graph so that it rejects statements on which the engines disagree. */
export function agreedGraph(graph: GraphPort): GraphPort {
  const check = (statement: GraphStatement, lists: boolean): void => {
    const found = [
      ...disagreements(statement.text),
      ...(losesOrder(statement.text) ? ['MATCH behind an ORDER BY'] : []),
      ...(lists ? longLists(statement) : []),
    ];
    if (found.length > 0) throw new Error(`The engines do not agree on ${found.join(' and ')}:\n${statement.text}`);
  };
  const checked: Pick<GraphPort, 'read' | 'write'> = {
    read: async (statement, options) => {
      check(statement, true);
      return graph.read(statement, options);
    },
    write: async (statements, options) => {
      for (const statement of statements) check(statement, false);
      return graph.write(statements, options);
    },
  };
  return new Proxy(graph, {
    get: (target, name) => {
      if (name === 'read' || name === 'write') return checked[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
