import {
  type Collection,
  type NodeType,
  nodeType,
  type PartType,
  type PathField,
  type RelationField,
  relationOf,
  type Shorthand,
} from '../../model/index.ts';
import { argumentSite, argumentsOf, atDay } from './arguments.ts';
import { planConnection } from './connection.ts';
import type { FieldSite } from './field-site.ts';
import { type GivenArguments, type Input, sourceOf, type ValueSource } from './input.ts';
import { requireId } from './required-id.ts';
import type { AllNodes } from './types/from.ts';
import { all } from './types/logic.ts';
import { type Predicate, TRUE } from './types/predicate.ts';
import type { FieldView } from './types/view.ts';
import { connectionFrom, inForceOn, statedOn, stepCondition } from './walk.ts';
import { compileWhere } from './where.ts';

/** A connection over a relation or a path of a node. */
export function planRelationConnection(
  outer: FieldSite,
  owner: NodeType | PartType,
  field: RelationField | PathField,
): FieldView {
  const given = argumentsOf(outer, owner.name);
  const site = atDay(outer, given);
  const type = nodeType(site.context.model, field.target);
  const from = connectionFrom(site, owner, field, given);
  const condition = all([inForceOn(type, site.position), statedOn(site, type, given)]);
  return { kind: 'connection', key: site.key, view: planConnection(site, type, { from, condition }, given) };
}

/** A connection at the root. */
export function planCollection(outer: FieldSite, type: NodeType, collection: Collection): FieldView {
  const given = argumentsOf(outer, 'Query');
  const site = atDay(outer, given);
  const condition = all([
    inForceOn(type, site.position),
    statedOn(site, type, given),
    havingCondition(site, type, collection, given),
    ...collection.shorthands.map((shorthand) => shorthandCondition(site, type, shorthand, given)),
  ]);
  // Most nodes of a graph are facts and what sources say about them.
  const from: AllNodes = { kind: 'all', few: type.interfaces.includes('Actor') };
  return { kind: 'connection', key: site.key, view: planConnection(site, type, { from, condition }, given) };
}

/** The condition that an item has a related node, as `leaders` are people with a tenure. */
function havingCondition(
  site: FieldSite,
  type: NodeType,
  { having: step }: Collection,
  given: GivenArguments,
): Predicate {
  if (!step) return TRUE;
  const { relationship, direction, target, many } = relationOf(type, step.field);
  const far = nodeType(site.context.model, target);
  const condition = stepCondition(site, far, step, given);
  const branches = [{ label: far.label, condition }];
  return { kind: 'exists', relation: { relationship, direction }, single: !many, branches };
}

/** The condition of a shorthand: `about: X` means `where: { subject: { id: { eq: X } } }`. */
function shorthandCondition(site: FieldSite, type: NodeType, shorthand: Shorthand, given: GivenArguments): Predicate {
  const source = sourceOf(given, shorthand.argument);
  if (!source) return TRUE;
  requireSubject(site, type, shorthand, source);
  const where = [...shorthand.path, 'eq'].reduceRight<Input>(
    (inner, key) => ({ kind: 'object', fields: new Map([[key, inner]]) }),
    { kind: 'leaf', source },
  );
  return compileWhere(argumentSite(site, shorthand.argument), type, where);
}

/** A node that a shorthand names by id must exist: an empty answer would claim that it does. */
function requireSubject(site: FieldSite, type: NodeType, { argument, path }: Shorthand, source: ValueSource): void {
  const [relation = '', property] = path;
  const field = type.fields.get(relation);
  if (property !== 'id' || path.length !== 2 || field?.kind !== 'relation') return;
  requireId(site, source, argument, field.target);
}
