import { keyOf, type NodeType } from '../../model/index.ts';
import { argumentPath, argumentsOf, atDay } from './arguments.ts';
import type { FieldSite } from './field-site.ts';
import { sourceOf } from './input.ts';
import { planOneOf, planTargets } from './object.ts';
import { foundTogether } from './together.ts';
import type { NodesByKey } from './types/from.ts';
import type { KeyTarget } from './types/parameter.ts';
import { type Branch, UNPAGED } from './types/slot.ts';
import type { FieldView } from './types/view.ts';

/** A root field for one node by its key, such as `country`. */
export function planSingle(outer: FieldSite, type: NodeType): FieldView {
  const { name } = keyOf(type);
  const target = { types: [type.name], isCode: name !== 'id' };
  const { from, site } = fromKey(outer, { property: name, argument: name, operator: '=', target });
  return planOneOf(site, type.name, from);
}

/** The root fields `node` and `nodes`: nodes of any type by their ids. */
export function planNodesById(outer: FieldSite, name: 'node' | 'nodes'): FieldView {
  const many = name === 'nodes';
  const target = { types: [...outer.context.model.nodes.keys()], isCode: false };
  const key = { property: 'id', argument: many ? 'ids' : 'id', operator: many ? 'IN' : '=', target } as const;
  const { from, site } = fromKey(outer, key);
  if (!many) return planOneOf(site, 'Node', from);
  const { branches, views } = planTargets(site, 'Node', ['id']);
  const found = foundTogether(site.context, 'Node', from, branches);
  const slot = site.row.add({ kind: 'rows', field: site.position.path, ...UNPAGED, ...found, order: [] });
  return { kind: 'byId', key: site.key, slot, views, id: firstSlot(branches), parameter: from.parameter };
}

/** The index of a row's first slot: with several branches, a row starts with the index of its own. */
const firstSlot = (branches: readonly Branch[]): number => (branches.length > 1 ? 1 : 0);

/** An argument that gives the key, or the keys, of nodes. */
interface KeyArgument {
  readonly property: string;
  readonly argument: string;
  readonly operator: '=' | 'IN';
  readonly target: KeyTarget;
}

/** The nodes whose keys the argument gives, and the site with the field's own `at`. */
function fromKey(
  outer: FieldSite,
  { property, argument, operator, target }: KeyArgument,
): { readonly from: NodesByKey; readonly site: FieldSite } {
  const given = argumentsOf(outer, 'Query');
  const source = sourceOf(given, argument) ?? { kind: 'literal', value: null };
  const parameter = outer.context.parameters.key(source, 'ID', argumentPath(outer, argument), target);
  return { from: { kind: 'key', property, operator, parameter }, site: atDay(outer, given) };
}
