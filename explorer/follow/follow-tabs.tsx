import type { SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { FOLLOW_KINDS, type FollowKind, startOf } from './start.ts';

/** The ways to follow ties. */
export function FollowTabs({ state, dispatch, shown }: SlotProps & { readonly shown: FollowKind }) {
  return (
    <nav aria-label={TEXTS.follow.title} className="follow-tabs">
      {FOLLOW_KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={kind === shown}
          onClick={() => kind !== shown && dispatch({ type: 'panel', panel: startOf(kind, state) })}
        >
          {TEXTS.follow.tabs[kind]}
        </button>
      ))}
    </nav>
  );
}
