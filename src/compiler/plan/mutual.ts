import {
  isConnection,
  type MutualType,
  type NodeType,
  nodeType,
  type OtherField,
  type PathField,
  type RelationField,
  type SharedField,
  type Template,
  type TowardsField,
} from '../../model/index.ts';
import type { FilteredFrom } from './anchor.ts';
import { argumentPath, argumentSite, argumentsOf, atDay } from './arguments.ts';
import { planConnection } from './connection.ts';
import type { Context } from './context.ts';
import { type AsOf, type FieldSite, fieldName, planGuarded, selectedFields } from './field-site.ts';
import { type GivenArguments, type Input, sourceOf, type ValueSource } from './input.ts';
import { planObject, planOneOf } from './object.ts';
import { compileOrder } from './order.ts';
import { requireId } from './required-id.ts';
import { RowBuilder } from './row-builder.ts';
import { all } from './types/logic.ts';
import { type Predicate, TRUE } from './types/predicate.ts';
import { UNPAGED } from './types/slot.ts';
import type { FieldView } from './types/view.ts';
import { connectionFrom, inForceOn, statedOn } from './walk.ts';
import { compileWhere } from './where.ts';

/** A selected mutual type: what a node and another one share, such as `Country.standing(towards:)`. */
interface Mutual {
  readonly type: MutualType;
  readonly owner: NodeType;
  /** The arguments, with the id of the other node under the name `argument`. */
  readonly given: GivenArguments;
  readonly argument: string;
}

/** Plans a field that relates a node to another. Its fields are slots of the node's own row. */
export function planMutual(outer: FieldSite, owner: NodeType, field: TowardsField): FieldView {
  const type = outer.context.model.mutuals.get(field.target);
  const given = argumentsOf(outer, owner.name);
  const site = atDay(outer, given);
  const argument = field.argument.name;
  // Without this, an unknown id would be answered with nothing shared.
  const other = requireId(site, otherOf(given, argument), argument, owner.name);
  const fields = selectedFields(site, field.target).map((own): FieldView => {
    const selected = type?.fields.get(fieldName(own));
    if (!type || !selected) return { kind: 'typename', key: own.key };
    const mutual: Mutual = { type, owner, given, argument };
    return planGuarded(own, field.target, (guarded) =>
      selected.kind === 'other' ? planOther(guarded, mutual, selected) : planShared(guarded, mutual, selected),
    );
  });
  // What a node shares with itself means nothing, and of a list it may be any item.
  const own = site.row.property({ of: 'node', name: 'id' });
  const { single } = owner;
  const view = { typeName: field.target, fields };
  return { kind: 'mutual', key: site.key, own, other, single, argument: argumentPath(site, argument), view };
}

const otherOf = (given: GivenArguments, argument: string): ValueSource =>
  sourceOf(given, argument) ?? { kind: 'literal', value: null };

/** The other node itself. */
function planOther(site: FieldSite, { given, argument }: Mutual, field: OtherField): FieldView {
  const parameter = site.context.parameters.id(otherOf(given, argument), argumentPath(site, argument));
  return planOneOf(site, field.target, { kind: 'key', property: 'id', operator: '=', parameter });
}

/** The items of a relation or path that both nodes share: a connection, or the first item. */
function planShared(outer: FieldSite, mutual: Mutual, field: SharedField): FieldView {
  const { owner, argument } = mutual;
  const given: GivenArguments = field.many ? argumentsOf(outer, mutual.type.name) : new Map();
  const site = atDay(outer, given);
  const type = nodeType(site.context.model, field.target);
  const from = connectionFrom(site, owner, ownConnection(site.context, owner, field), given);
  const condition = all([
    field.begun ? begunBy(type, site.position) : inForceOn(type, site.position),
    statedOn(site, type, given),
    compileWhere(argumentSite(site, argument), type, fillTemplate(field.where, mutual.given)),
  ]);
  const orderBy = given.get('orderBy') ?? (field.orderBy && fillTemplate(field.orderBy, mutual.given));
  if (!field.many) return planFirst(site, type, { from, condition }, orderBy);
  const ordered = orderBy ? new Map([...given, ['orderBy', orderBy]]) : given;
  return { kind: 'connection', key: site.key, view: planConnection(site, type, { from, condition }, ordered) };
}

/** The first of the rows in an order, or null. */
function planFirst(
  site: FieldSite,
  type: NodeType,
  { from, condition }: FilteredFrom,
  orderBy: Input | undefined,
): FieldView {
  const { context, key, row, position } = site;
  const inner = new RowBuilder(context.parameters);
  const view = planObject({ ...site, row: inner }, type);
  const { keys: order } = compileOrder({ context, ...position }, type, orderBy);
  const branches = [inner.branch(type.label, condition)];
  const limit = context.parameters.constant(1, 'Int');
  const slot = row.add({ kind: 'rows', field: position.path, from, branches, ...UNPAGED, order, limit });
  return { kind: 'first', key, slot, view };
}

function ownConnection({ model }: Context, owner: NodeType, { field }: SharedField): RelationField | PathField {
  const own = owner.fields.get(field);
  if (own && isConnection(model, owner.name, own) && (own.kind === 'path' || own.kind === 'relation')) return own;
  throw new Error(`${owner.name} has no connection ${field}`); // loading the model checks this
}

/** The condition that a fact had begun by a day, if one is given, whether or not it has ended since. */
const begunBy = ({ timed }: NodeType, { at, level }: AsOf): Predicate =>
  timed && at !== undefined ? { kind: 'begun', parameter: at, level } : TRUE;

/** Fills the arguments of the request into a template of the model. */
function fillTemplate(template: Template, given: GivenArguments): Input {
  switch (template.kind) {
    case 'argument':
      return given.get(template.name) ?? { kind: 'null' };
    case 'value':
      return { kind: 'leaf', source: { kind: 'literal', value: template.value } };
    case 'list':
      return { kind: 'list', items: template.items.map((item) => fillTemplate(item, given)) };
    case 'object':
      return {
        kind: 'object',
        fields: new Map([...template.fields].map(([name, inner]) => [name, fillTemplate(inner, given)])),
      };
  }
}
