import { groupBy } from '../domain/index.ts';
import { isActor, kindOf, type Model, type NodeType, nodeTypesOf, perModel, typeOfId } from '../model/index.ts';

/** A role that actors play in facts of a type. */
export interface TieEnd {
  /** The name of the role; undefined if each relationship has its own in its property `role`. */
  readonly role: string | undefined;
  readonly relationship: string;
  /** The types of actors that can play it. */
  readonly actors: readonly NodeType[];
}

/** A type of facts with the roles that actors play in them. */
export interface TieType {
  readonly type: NodeType;
  /** Its value in the API's enum `FactKind`. */
  readonly kind: string;
  readonly ends: readonly TieEnd[];
}

/** The types of facts that tie actors together, derived from the model. */
export const tieTypes = perModel((model): readonly TieType[] =>
  nodeTypesOf(model, 'Fact').map((type) => ({
    type,
    kind: kindOf(type),
    ends: [...type.fields.values()].flatMap((field): readonly TieEnd[] => {
      if (field.kind !== 'relation' || field.direction !== 'OUT') return [];
      const edge = model.edges.get(field.target);
      const actors = nodeTypesOf(model, edge ? edge.target.type : field.target);
      if (actors.length === 0 || !actors.every(isActor)) return [];
      return [{ role: edge ? undefined : field.name, relationship: field.relationship, actors }];
    }),
  })),
);

/** The roles that actors of a label play in facts of a type. */
export const endsFor = ({ ends }: TieType, label: string): readonly TieEnd[] =>
  ends.filter((end) => end.actors.some((actor) => actor.label === label));

export const actorTypes = perModel((model): readonly NodeType[] => nodeTypesOf(model, 'Actor'));

/** The type of an actor by the prefix of its id; undefined if the prefix is not an actor's. */
export function actorTypeOf(model: Model, id: string): NodeType | undefined {
  const type = typeOfId(model, id);
  return type && isActor(type) ? type : undefined;
}

/** Groups ids by the label of their actors. Ids without the prefix of an actor are left out. */
export function idsByLabel(model: Model, ids: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const groups = groupBy(ids, (id) => actorTypeOf(model, id)?.label);
  return new Map([...groups].flatMap(([label, own]) => (label === undefined ? [] : [[label, own] as const])));
}
