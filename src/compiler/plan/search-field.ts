import { type NodeType, nodeType, searchTargets, searchTypes } from '../../model/index.ts';
import { argumentsOf, atDay, levelOf } from './arguments.ts';
import { planPageInfo } from './connection.ts';
import { type FieldSite, fieldName, selectedFields } from './field-site.ts';
import { sourceOf } from './input.ts';
import { addResultSlot, ResultNodes } from './result-nodes.ts';
import { planMatchFields } from './search-matches.ts';
import type { SearchEdgeFieldView, SearchFieldView, SearchStatementFieldView } from './types/result-view.ts';
import type { FieldView } from './types/view.ts';

/** The root field `search`. */
export function planSearch(outer: FieldSite): FieldView {
  const { model, parameters } = outer.context;
  const given = argumentsOf(outer, 'Query');
  // Which types the hits have depends on it, and whether a variable is null is part of an operation's shape.
  const groups = sourceOf(given, 'group') !== undefined;
  const parameter = parameters.search(
    {
      text: sourceOf(given, 'query'),
      types: sourceOf(given, 'types'),
      first: sourceOf(given, 'first'),
      after: sourceOf(given, 'after'),
      last: sourceOf(given, 'last'),
      before: sourceOf(given, 'before'),
      at: sourceOf(given, 'at'),
      level: levelOf(outer, given),
      groups,
    },
    outer.position.path,
  );
  const site = atDay(outer, given);
  const types = groups ? [...model.nodes.values()] : searchTypes(model).map(({ name }) => nodeType(model, name));
  const nodes = new ResultNodes();
  const fields = planSearchFields(site, types, nodes);
  const targets = hasMatches(fields) ? searchTargets(model) : [];
  const searched = (type: NodeType) => targets.find((target) => target.type === type.name)?.properties ?? [];
  const branches = nodes.plan(site, types, (type) => searched(type).map(({ name }) => name));
  const slot = addResultSlot(site, parameter, branches);
  const texts = types.map((type, index) =>
    searched(type).map(({ name, ofCountries }, at) => {
      return { property: name, position: branches[index]?.positions[at] ?? 0, ofCountries };
    }),
  );
  return { kind: 'search', key: site.key, slot, views: branches.map(({ views }) => views), texts, fields };
}

const hasMatches = (fields: readonly SearchFieldView[]): boolean =>
  fields.some((field) => field.kind === 'edges' && field.fields.some(isOrHasMatches));

const isOrHasMatches = (field: SearchEdgeFieldView): boolean =>
  field.kind === 'matches' || (field.kind === 'statements' && field.fields.some(({ kind }) => kind === 'matches'));

/** Plans the fields of a `SearchConnection`. Those that select nodes are added to `nodes`. */
const planSearchFields = (
  site: FieldSite,
  types: readonly NodeType[],
  nodes: ResultNodes,
): readonly SearchFieldView[] =>
  selectedFields(site, 'SearchConnection').map((own): SearchFieldView => {
    const { key } = own;
    switch (fieldName(own)) {
      case 'nodes':
        return { kind: 'nodes', key, path: nodes.add(own, types) };
      case 'pageInfo':
        return { kind: 'pageInfo', key, fields: planPageInfo(own) };
      case 'edges':
        return { kind: 'edges', key, fields: planEdgeFields(own, types, nodes) };
      default:
        return { kind: 'typename', key };
    }
  });

const planEdgeFields = (
  site: FieldSite,
  types: readonly NodeType[],
  nodes: ResultNodes,
): readonly SearchEdgeFieldView[] =>
  selectedFields(site, 'SearchEdge').map((own): SearchEdgeFieldView => {
    const { key } = own;
    const name = fieldName(own);
    if (name === 'node') return { kind: 'node', key, path: nodes.add(own, types) };
    if (name === 'matches') return { kind: 'matches', key, fields: planMatchFields(own) };
    if (name === 'statements') return { kind: 'statements', key, fields: planStatementFields(own, nodes) };
    return { kind: name === '__typename' ? 'typename' : (name as EdgeValue), key };
  });

type EdgeValue = 'cursor' | 'score' | 'property' | 'statementCount';

const planStatementFields = (site: FieldSite, nodes: ResultNodes): readonly SearchStatementFieldView[] =>
  selectedFields(site, 'SearchStatement').map((own): SearchStatementFieldView => {
    const { key } = own;
    const name = fieldName(own);
    if (name === 'statement') {
      return { kind: 'node', key, path: nodes.add(own, [nodeType(own.context.model, 'Statement')]) };
    }
    if (name === 'matches') return { kind: 'matches', key, fields: planMatchFields(own) };
    return { kind: name === '__typename' ? 'typename' : 'score', key };
  });
