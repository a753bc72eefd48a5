import { hop, type Names, node, subquery, union, where } from '../../cypher/index.ts';
import { usesEdge } from '../plan/anchor.ts';
import { all } from '../plan/types/logic.ts';
import {
  type AggregateCondition,
  type ConditionBranch,
  isTrue,
  type NumberComparison,
  needsSubquery,
  type Predicate,
} from '../plan/types/predicate.ts';
import type { Relation } from '../plan/types/relation.ts';
import { printFunctions, printNoFunctions } from './aggregate.ts';
import { printAggregate } from './aggregate-value.ts';
import { printComparisons } from './count.ts';
import { printPredicate } from './predicate.ts';
import type { Subject } from './subject.ts';

/**
 * Prints the clauses behind a `MATCH` that keep what meets a condition. A condition on aggregates is tested by a subquery
 * for each row that is left by the others, since no expression that both engines know has an aggregate in it. `more` are
 * further conditions of the `MATCH`.
 */
export function printWhere(
  names: Names,
  subject: Subject,
  condition: Predicate,
  more: readonly string[] = [],
): readonly string[] {
  const print = (item: Predicate, of = subject): readonly string[] =>
    isTrue(item) ? [] : [printPredicate(names, of, item)];
  if (!needsSubquery(condition)) return where([...more, ...print(condition)]);
  const items = condition.kind === 'and' ? condition.items : [condition];
  const plain = all(items.filter((item) => !needsSubquery(item)));
  const rest = all(items.filter(needsSubquery));
  const { lines, tested } = printTests(names, subject, rest);
  const bound = subject.edge === undefined ? [subject.node] : [subject.node, subject.edge];
  return [
    ...where([...more, ...print(plain)]),
    ...lines,
    `WITH ${[...bound, ...tested.values()].join(', ')}`,
    ...where(print(rest, { ...subject, tested })),
  ];
}

/** The subqueries of a condition, and the column of each part that one of them tests. */
interface PrintedTests {
  readonly lines: readonly string[];
  readonly tested: ReadonlyMap<Predicate, string>;
}

function printTests(names: Names, subject: Subject, condition: Predicate): PrintedTests {
  const tested = new Map<Predicate, string>();
  const lines: string[] = [];
  visit(condition);
  return { lines, tested };

  function visit(predicate: Predicate): void {
    if (!needsSubquery(predicate)) return;
    if (predicate.kind === 'and' || predicate.kind === 'or') predicate.items.forEach(visit);
    else if (predicate.kind === 'not') visit(predicate.item);
    else {
      const column = names.test();
      lines.push(...subquery([subject.node], printTest(names, subject, predicate, column)));
      tested.set(predicate, column);
    }
  }
}

/** A subquery that returns whether a condition holds. It ends in an aggregate, as all of them do. */
function printTest(names: Names, subject: Subject, predicate: Predicate, column: string): readonly string[] {
  const returned = (test: string): string => `RETURN head(collect(${test})) AS ${column}`;
  switch (predicate.kind) {
    case 'aggregate':
      return [...printAggregates(names, subject, predicate), returned(printAggregateTest(names, subject, predicate))];
    case 'exists':
      return [...printNumber(names, subject, predicate), returned('`a0` > 0')];
    case 'count':
      if (predicate.counted.kind === 'items') break;
      return [...printNumber(names, subject, predicate.counted), returned(comparedNumber(predicate.comparisons))];
    default:
  }
  throw new Error(`There is no subquery for a condition of the kind ${predicate.kind}`);
}

const comparedNumber = (comparisons: readonly NumberComparison[]): string => printComparisons('`a0`', comparisons);

const printAggregateTest = (names: Names, subject: Subject, { test }: Pick<AggregateCondition, 'test'>): string =>
  printPredicate(names, { ...subject, aggregates: test.values.map(printAggregate) }, test.condition);

/** The clauses that compute the aggregates of the related nodes. */
function printAggregates(
  names: Names,
  subject: Subject,
  { of, functions }: Pick<AggregateCondition, 'of' | 'functions'>,
): readonly string[] {
  const [branch] = of.branches;
  // Where no node can meet the condition, nothing is looked for.
  if (!branch) return [`WITH ${printNoFunctions(functions).join(', ')}`];
  const { far, lines } = printRelated(names, subject, of.relation, branch);
  const { named, computed } = printFunctions(names, far, { functions });
  return [...lines, ...(of.distinct ? [`WITH DISTINCT ${far.node}`] : []), `WITH ${named.join(', ')}`, ...computed];
}

/** The related nodes of some labels that meet a condition. */
interface Related {
  readonly relation: Relation;
  readonly distinct?: boolean;
  readonly branches: readonly ConditionBranch[];
}

/** The clauses that count the related nodes. */
function printNumber(names: Names, subject: Subject, { relation, distinct, branches }: Related): readonly string[] {
  const each = branches.map((branch) => printRelated(names, subject, relation, branch));
  const [only, ...others] = each;
  const counted = (value: string): string => `WITH count(${distinct ? 'DISTINCT ' : ''}${value}) AS \`a0\``;
  if (only && others.length === 0) return [...only.lines, counted(only.far.node)];
  const body = each.map(({ far, lines }) => [...lines, `RETURN ${far.node} AS \`v\``]);
  return [...subquery([subject.node], union(body, 'UNION ALL')), counted('`v`')];
}

function printRelated(
  names: Names,
  subject: Subject,
  relation: Relation,
  { label, condition }: ConditionBranch,
): { readonly far: Subject; readonly lines: readonly string[] } {
  const far: Subject = { node: names.node(), edge: usesEdge(condition) ? names.edge() : undefined, walked: true };
  const match = `MATCH ${node(subject.node)}${hop(relation, far.edge)}${node(far.node, label)}`;
  return { far, lines: [match, ...printWhere(names, far, condition)] };
}
