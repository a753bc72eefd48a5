import { connectionName, edgeName, type NodeType } from '../../model/index.ts';
import { planAggregate, SummaryBuilder } from './aggregate.ts';
import { anchored, type FilteredFrom } from './anchor.ts';
import { argumentSite } from './arguments.ts';
import { type ConnectionItems, checkPageArguments, planCount, planPage } from './connection-page.ts';
import { type FieldSite, fieldName, planGuarded, selectedFields } from './field-site.ts';
import { planGroupCount, planGroups } from './groups.ts';
import type { GivenArguments } from './input.ts';
import { planObject } from './object.ts';
import { compileOrder } from './order.ts';
import { RowBuilder } from './row-builder.ts';
import { ToldBuilder } from './told.ts';
import type { ConnectionFieldView, ConnectionView, EdgeFieldView, PageInfoFieldView } from './types/connection-view.ts';
import { all } from './types/logic.ts';
import { planUndecided } from './undecided.ts';
import { compileWhere } from './where.ts';

/** Plans a connection over the rows that meet the condition of `source` and that of the arguments. */
export function planConnection(
  site: FieldSite,
  type: NodeType,
  source: FilteredFrom,
  given: GivenArguments,
): ConnectionView {
  const { context, row, position } = site;
  const condition = all([source.condition, compileWhere(argumentSite(site, 'where'), type, given.get('where'))]);
  const filtered =
    source.from.kind === 'all'
      ? anchored(context.model, type.label, source.from, condition)
      : { from: source.from, condition };
  const order = compileOrder(argumentSite(site, 'orderBy'), type, given.get('orderBy'));
  const selection = new ConnectionSelection(site, type, { filtered, whole: { from: source.from, condition } });
  const fields = selectedFields(site, connectionName(type.name)).map((field) => selection.plan(field));
  const items: ConnectionItems = { field: position.path, ...filtered, label: type.label };
  const { needs, summary } = selection;
  const page = needs.rows ? planPage({ site, given, order, items, needs, itemRow: selection.itemRow }) : undefined;
  // Invalid page arguments are an error even if no item is selected.
  if (!page) checkPageArguments(site, given, order);
  const told = selection.told.finish(site, summary);
  const asked = needs.summary ? { summary, nodes: told?.nodes } : undefined;
  const total = needs.count ? planCount(items, asked, page?.count, row) : undefined;
  return {
    typeName: connectionName(type.name),
    page: page?.view,
    count: total?.count,
    summary: total?.summary,
    told: told?.view,
    fields,
  };
}

/** The parts of a connection that the selection needs. */
export interface ConnectionNeeds {
  rows: boolean;
  /** Whether cursors are needed: of the first and last row, or of each. */
  cursors: 'ends' | 'each' | undefined;
  /** Whether it must be known if there are more items. */
  probe: boolean;
  /** Whether the total number of items is needed, and whether other aggregates are. */
  count: boolean;
  summary: boolean;
}

/** All items of a connection: as they are found, and with their whole condition. */
interface ConnectionRows {
  readonly filtered: FilteredFrom;
  readonly whole: FilteredFrom;
}

/** Plans the fields of a connection, and collects what they need. */
class ConnectionSelection {
  readonly needs: ConnectionNeeds = { rows: false, cursors: undefined, probe: false, count: false, summary: false };
  readonly summary = new SummaryBuilder();
  readonly told: ToldBuilder;
  /** The row of an item. */
  readonly itemRow: RowBuilder;
  readonly #type: NodeType;
  readonly #rows: ConnectionRows;

  constructor(site: FieldSite, type: NodeType, rows: ConnectionRows) {
    this.#type = type;
    this.told = new ToldBuilder(type);
    this.#rows = rows;
    this.itemRow = new RowBuilder(site.context.parameters);
  }

  /** Plans a field of the connection. */
  plan(outer: FieldSite): ConnectionFieldView {
    const { key } = outer;
    const type = this.#type;
    switch (fieldName(outer)) {
      case '__typename':
        return { kind: 'typename', key };
      case 'totalCount':
        this.needs.count = true;
        return { kind: 'totalCount', key };
      case 'undecided':
        return { kind: 'undecided', key, slots: planUndecided(outer, type, this.#rows.whole) };
      case 'aggregate':
        this.needs.count = true;
        this.needs.summary = true;
        return { kind: 'aggregate', key, view: planAggregate(outer, type, this.summary, this.told) };
      case 'groupBy':
        return planGuarded(outer, connectionName(type.name), (site) => planGroups(site, type, this.#rows.filtered));
      case 'groupCount':
        return planGuarded(outer, connectionName(type.name), (site) => planGroupCount(site, type, this.#rows.filtered));
    }
    this.needs.rows = true;
    const site = { ...outer, row: this.itemRow };
    switch (fieldName(outer)) {
      case 'nodes':
        return { kind: 'nodes', key, view: planObject(site, type) };
      case 'edges':
        return { kind: 'edges', key, typeName: edgeName(type.name), fields: this.#planEdges(site) };
      default:
        return { kind: 'pageInfo', key, fields: this.#planPageInfo(site) };
    }
  }

  #planEdges(site: FieldSite): readonly EdgeFieldView[] {
    return selectedFields(site, edgeName(this.#type.name)).map((own): EdgeFieldView => {
      const { key } = own;
      const name = fieldName(own);
      if (name === 'node') return { kind: 'node', key, view: planObject(own, this.#type) };
      if (name === 'cursor') this.needs.cursors = 'each';
      return { kind: name === 'cursor' ? 'cursor' : 'typename', key };
    });
  }

  #planPageInfo(site: FieldSite): readonly PageInfoFieldView[] {
    const fields = planPageInfo(site);
    for (const { kind } of fields) {
      if (kind === 'startCursor' || kind === 'endCursor') this.needs.cursors ??= 'ends';
      if (kind === 'hasNextPage' || kind === 'hasPreviousPage') this.needs.probe = true;
    }
    return fields;
  }
}

/** Plans the fields of a `PageInfo`. */
export const planPageInfo = (site: FieldSite): readonly PageInfoFieldView[] =>
  selectedFields(site, 'PageInfo').map((own) => {
    const name = fieldName(own) as PageInfoFieldView['kind'] | '__typename';
    return { kind: name === '__typename' ? 'typename' : name, key: own.key };
  });
