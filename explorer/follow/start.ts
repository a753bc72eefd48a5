import { actorKind, type ExplorerState, type Panel } from '../state/index.ts';

export type FollowKind = 'paths' | 'shared' | 'exposure' | 'conflicts';

export const FOLLOW_KINDS: readonly FollowKind[] = ['paths', 'shared', 'exposure', 'conflicts'];

/** How many actors are compared at first, of those that were asked for. */
const TOGETHER = 4;

/** A panel as it begins: with the actor that is selected, then those that a person asked for, in order. */
export function startOf(kind: FollowKind, { selected, roots }: ExplorerState): Panel {
  const actors = [...new Set([...(selected === null ? [] : [selected]), ...roots])].filter(
    (id) => actorKind(id) !== undefined,
  );
  switch (kind) {
    case 'paths':
      return { kind, from: actors[0] ?? null, to: actors[1] ?? null };
    case 'shared':
      return { kind, between: actors.slice(0, TOGETHER) };
    case 'exposure':
      return {
        kind,
        of: actors.find((id) => ['Country', 'Organization'].includes(actorKind(id) ?? '')) ?? null,
        side: 'CREDITORS',
        counting: 'COMMITMENTS',
        parties: 'COUNTRY',
      };
    case 'conflicts':
      return { kind };
  }
}
