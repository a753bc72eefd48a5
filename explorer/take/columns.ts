import { actorKind, type DrawnFact, type Picture, type PictureEdge, type PictureNode } from '../state/index.ts';
import { formatDate, formatNumber, formatUsd, TEXTS } from '../texts/index.ts';
import { codeInWords } from '../ui/index.ts';
import type { Cell } from './csv.ts';

/** A fact that is drawn: one edge, or those to an event with a node of its own. */
export interface FactRow {
  readonly id: string;
  readonly edge: PictureEdge;
  /** The actors at its beginning, and at its end; all of an event with its own node are at the beginning. */
  readonly from: readonly PictureNode[];
  readonly to: readonly PictureNode[];
  readonly fact: DrawnFact | undefined;
}

/** A column of a table on the page and in its file. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** What is sorted by, and what the file has. */
  readonly value: (row: Row) => Cell;
  /** What the page shows; by default the value. */
  readonly text?: (row: Row) => string;
  /** In the file alone. */
  readonly fileOnly?: true;
}

/** The facts that are drawn, each once. */
export function factRows({ nodes, edges, facts }: Picture): readonly FactRow[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const rows = new Map<string, FactRow>();
  for (const edge of edges) {
    const [one, other] = [byId.get(edge.from), byId.get(edge.to)];
    const known = rows.get(edge.fact);
    const from = [...(known?.from ?? []), ...(one ? [one] : [])];
    const to = other && other.id !== edge.fact ? [other] : [];
    rows.set(edge.fact, { id: edge.fact, edge: known?.edge ?? edge, from, to, fact: facts[edge.fact] });
  }
  return [...rows.values()];
}

export const actorRows = ({ nodes }: Picture): readonly PictureNode[] =>
  nodes.filter(({ id }) => actorKind(id) !== undefined);

const names = (nodes: readonly PictureNode[]): string => nodes.map(({ label }) => label).join('; ');
const ids = (nodes: readonly PictureNode[]): string => nodes.map(({ id }) => id).join(' | ');
const { columns: titles } = TEXTS.table;

const labelIn = ({ edge: { label, status, kind } }: FactRow): string =>
  label ?? (status === null ? TEXTS.fact[kind] : codeInWords('status', status));

export const FACT_COLUMNS: readonly Column<FactRow>[] = [
  { key: 'id', title: 'id', value: ({ id }) => id, fileOnly: true },
  { key: 'kind', title: titles.kind, value: ({ edge }) => edge.kind, text: ({ edge }) => TEXTS.fact[edge.kind] },
  { key: 'from', title: titles.from, value: ({ from }) => names(from) },
  { key: 'fromId', title: 'fromId', value: ({ from }) => ids(from), fileOnly: true },
  { key: 'to', title: titles.to, value: ({ to }) => names(to) },
  { key: 'toId', title: 'toId', value: ({ to }) => ids(to), fileOnly: true },
  { key: 'label', title: titles.label, value: labelIn },
  {
    key: 'amount',
    title: titles.amount,
    value: ({ edge }) => edge.amountUsd,
    text: ({ edge: { amountUsd } }) => (amountUsd === null ? '' : formatUsd(amountUsd)),
  },
  ...(['from', 'until'] as const).flatMap((end): readonly Column<FactRow>[] => [
    {
      key: `${end}Date`,
      title: titles[`${end}Date`],
      value: ({ fact }) => fact?.[end] ?? null,
      text: ({ fact }) => formatDate(fact?.[end] ?? null, fact?.[`${end}Precision`] ?? null),
    },
    {
      key: `${end}Precision`,
      title: `${end}Precision`,
      value: ({ fact }) => fact?.[`${end}Precision`] ?? null,
      fileOnly: true,
    },
  ]),
  {
    key: 'inForce',
    title: titles.inForce,
    value: ({ edge }) => edge.inForce,
    text: ({ edge: { inForce } }) => (inForce === null ? '' : TEXTS.inForce[inForce]),
  },
  {
    key: 'disputed',
    title: titles.disputed,
    value: ({ edge }) => edge.disputed,
    text: ({ edge }) => (edge.disputed ? TEXTS.disputed : ''),
  },
  {
    key: 'sources',
    title: titles.sources,
    value: ({ fact }) => fact?.sourceCount ?? null,
    text: ({ fact }) => (fact ? formatNumber(fact.sourceCount) : ''),
  },
  {
    key: 'statements',
    title: titles.statements,
    value: ({ fact }) => fact?.statementCount ?? null,
    text: ({ fact }) => (fact ? formatNumber(fact.statementCount) : ''),
  },
];

export const ACTOR_COLUMNS: readonly Column<PictureNode>[] = [
  { key: 'id', title: 'id', value: ({ id }) => id, fileOnly: true },
  { key: 'kind', title: titles.kind, value: ({ kind }) => kind, text: ({ kind }) => TEXTS.kinds[kind] },
  { key: 'label', title: titles.name, value: ({ label }) => label },
  { key: 'code', title: titles.code, value: ({ code }) => code },
  { key: 'degree', title: titles.degree, value: ({ degree }) => degree, text: ({ degree }) => formatNumber(degree) },
  {
    key: 'total',
    title: titles.total,
    value: ({ total }) => total,
    text: ({ total }) => (total === null ? '' : formatNumber(total)),
  },
];

export const textOf = <Row>({ text, value }: Column<Row>, row: Row): string =>
  text ? text(row) : String(value(row) ?? '');

/** All columns as the rows of a file, under their names. */
export const fileRows = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): readonly (readonly Cell[])[] => [
  columns.map(({ key }) => key),
  ...rows.map((row) => columns.map(({ value }) => value(row))),
];
