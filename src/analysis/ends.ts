import { isActor, kindOf, type Model, type NodeType, nodeTypesOf, typeOfId } from '../model/index.ts';

/** A part that actors play in facts of a type. */
export interface End {
  /** The part's name; undefined where each relationship has its own, in its property `role`. */
  readonly role: string | undefined;
  readonly relationship: string;
  /** The actors that can play it. */
  readonly actors: readonly NodeType[];
}

/** A type of facts with the parts that actors play in them. */
export interface TieType {
  readonly type: NodeType;
  /** The kind's name in the API. */
  readonly kind: string;
  readonly ends: readonly End[];
}

/** The types of facts that tie actors together, as the model has them. */
export function tieTypes(model: Model): readonly TieType[] {
  return nodeTypesOf(model, 'Fact').map((type) => ({
    type,
    kind: kindOf(type),
    ends: [...type.fields.values()].flatMap((field): readonly End[] => {
      if (field.kind !== 'relation' || field.direction !== 'OUT') return [];
      const edge = model.edges.get(field.target);
      const actors = nodeTypesOf(model, edge ? edge.target.type : field.target);
      if (actors.length === 0 || !actors.every(isActor)) return [];
      return [{ role: edge ? undefined : field.name, relationship: field.relationship, actors }];
    }),
  }));
}

/** The types of actors. */
export const actorTypes = (model: Model): readonly NodeType[] => nodeTypesOf(model, 'Actor');

/** The type of an actor, by what its id begins with. */
export function actorTypeOf(model: Model, id: string): NodeType | undefined {
  const type = typeOfId(model, id);
  return type && isActor(type) ? type : undefined;
}

/** Ids by the label of their actors. Ids that no type of actor begins like are left out. */
export function byLabel(model: Model, ids: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const labels = new Map<string, string[]>();
  for (const id of ids) {
    const label = actorTypeOf(model, id)?.label;
    if (label === undefined) continue;
    const known = labels.get(label);
    if (known) known.push(id);
    else labels.set(label, [id]);
  }
  return labels;
}
