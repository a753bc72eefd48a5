import { headOf, hop, type Names, node, property, subquery, union } from '../../cypher/index.ts';
import { UNPAGED } from '../plan/types/slot.ts';
import type { ToldFunction, ToldNodes, ToldParty, ToldSources } from '../plan/types/told-slot.ts';
import { printRows } from './slots.ts';

/** The clauses that find what sources tell of a node, and a row of it: see `ToldFunction`. */
export function printTold(
  names: Names,
  near: string,
  told: ToldFunction,
): { readonly lines: readonly string[]; readonly row: string } {
  const sources = names.column();
  const parties = told.parties.map((branches) => ({ column: names.column(), branches }));
  const values = [told.from, told.precision, told.amount].map((name) => property(near, name));
  return {
    lines: [
      ...printSources(names, near, told.sources, sources),
      ...parties.flatMap(({ column, branches }) => printParty(names, near, branches, column)),
    ],
    row: `[${[sources, ...values, ...parties.map(({ column }) => column)].join(', ')}]`,
  };
}

function printSources(
  names: Names,
  near: string,
  { statements, source, whole }: ToldSources,
  column: string,
): readonly string[] {
  const [statement, one, dataSet] = [names.node(), names.node(), names.node()];
  const cited = headOf(`${node(one)}${hop(whole)}${node(dataSet, source.label)}`, property(dataSet, 'id'));
  return subquery(
    [near],
    [
      `MATCH ${node(near)}${hop(statements)}${node(statement, statements.label)}`,
      `MATCH ${node(statement)}${hop(source)}${node(one, source.label)}`,
      `RETURN collect(DISTINCT coalesce(${cited}, ${property(one, 'id')})) AS ${column}`,
    ],
  );
}

function printParty(names: Names, near: string, branches: readonly ToldParty[], column: string): readonly string[] {
  const found = branches.map(({ relationship, direction, label, standsFor }) => {
    const party = names.node();
    const id = property(party, 'id');
    const other = names.node();
    const stands =
      standsFor && headOf(`${node(party)}${hop(standsFor)}${node(other, standsFor.label)}`, property(other, 'id'));
    return [
      `MATCH ${node(near)}${hop({ relationship, direction })}${node(party, label)}`,
      `RETURN ${stands ? `coalesce(${stands}, ${id})` : id} AS \`v\``,
    ];
  });
  return subquery([near], [...subquery([near], union(found, 'UNION ALL')), `RETURN head(collect(\`v\`)) AS ${column}`]);
}

/**
 * Prints the nodes that the rows of a told function name, as a list of their rows. Of the parties, only those are fetched
 * between which there are several sources: no others overlap.
 */
export function printToldNodes(
  names: Names,
  rows: string,
  { branches }: ToldNodes,
  withParties: boolean,
): { readonly lines: readonly string[]; readonly column: string } {
  const [ids, column] = [names.column(), names.column()];
  const [row, source] = [names.item(), names.item()];
  const each = [`UNWIND ${rows} AS ${row}`, `UNWIND ${row}[${TOLD_SOURCES}] AS ${source}`];
  const listed = printRows(names, ids, {
    kind: 'rows',
    field: '',
    from: { kind: 'listed' },
    branches,
    order: [],
    ...UNPAGED,
  });
  return {
    lines: [
      ...subquery(
        [rows],
        withParties
          ? [
              ...each,
              `WITH ${row}[${TOLD_PARTIES}] AS \`a\`, ${row}[${TOLD_PARTIES + 1}] AS \`b\`, collect(DISTINCT ${source}) AS \`told\``,
              'UNWIND CASE WHEN size(`told`) > 1 THEN `told` + [`a`, `b`] ELSE `told` END AS `id`',
              `RETURN collect(DISTINCT \`id\`) AS ${ids}`,
            ]
          : [...each, `RETURN collect(DISTINCT ${source}) AS ${ids}`],
      ),
      ...subquery([ids], [...listed.lines, `RETURN collect(${listed.row}) AS ${column}`]),
    ],
    column,
  };
}

/** The positions of a told row: its sources, and the first of two parties. */
const TOLD_SOURCES = 0;
const TOLD_PARTIES = 4;
