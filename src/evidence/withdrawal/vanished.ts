import { isActor, isFact } from '../../model/index.ts';
import type { PlannedChange } from '../change/change.ts';

/** The actors and facts that a change deletes: those that only take another id stay. */
export function vanished({ before, after }: PlannedChange): readonly string[] {
  const standing = new Set([...after.entities.values()].flatMap(({ statements }) => statements.map(({ id }) => id)));
  return [...before.entities.values()].flatMap(({ id, type, statements }) => {
    const stays = after.entities.has(id) || statements.some((one) => standing.has(one.id));
    return stays || !(isActor(type) || isFact(type)) ? [] : [id];
  });
}
