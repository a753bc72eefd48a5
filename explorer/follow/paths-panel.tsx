import { ArrowUpDown } from 'lucide-react';
import type { PathsQuery } from '../api/index.ts';
import type { SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { Problems, useNames } from '../ui/index.ts';
import { ActorField } from './actor-field.tsx';
import { Chains } from './chain.tsx';
import { FollowTabs } from './follow-tabs.tsx';
import { MAX_STEPS } from './questions.ts';
import { TiesForm } from './ties-form.tsx';
import { useFound } from './use-found.ts';

/** The chains between two actors, or why there are none. */
export function PathsPanel(props: SlotProps) {
  const { state, dispatch } = props;
  const { panel } = state;
  const { from, to } = panel.kind === 'paths' ? panel : { from: null, to: null };
  const nameOf = useNames([from, to]);
  const { paths: answer, loading } = useFound(state);
  const choose = (ends: { readonly from: string | null; readonly to: string | null }): void =>
    dispatch({ type: 'panel', panel: { kind: 'paths', ...ends } });
  const texts = TEXTS.follow;
  return (
    <div className="follow">
      <FollowTabs {...props} shown="paths" />
      <h2>{texts.paths}</h2>
      <ActorField label={texts.from} id={from} nameOf={nameOf} onChange={(id) => choose({ from: id, to })} />
      <ActorField label={texts.to} id={to} nameOf={nameOf} onChange={(id) => choose({ from, to: id })} />
      <button type="button" onClick={() => choose({ from: to, to: from })}>
        <ArrowUpDown aria-hidden size={14} /> {texts.swap}
      </button>
      <TiesForm state={state} dispatch={dispatch} />
      <div aria-live="polite">
        {loading && <p>{TEXTS.page.loading}</p>}
        {from !== null && from === to && <p>{texts.same}</p>}
        {!loading && <Problems problems={answer?.problems ?? []} notes={answer?.notes ?? []} />}
        {!loading && answer?.data?.paths && <Outcome {...props} paths={answer.data.paths} />}
      </div>
    </div>
  );
}

type Paths = NonNullable<PathsQuery['paths']>;

function Outcome({ state, dispatch, paths }: SlotProps & { readonly paths: Paths }) {
  const { outcome, steps, chains, more, gaveUp, seen, undecided } = paths;
  const texts = TEXTS.follow;
  const { maxMembers } = state.ties;
  return (
    <>
      <p className="outcome" data-outcome={outcome}>
        {outcome === 'FOUND' && texts.outcome.FOUND(formatNumber(chains.length), formatNumber(steps ?? 0))}
        {outcome === 'NONE' && texts.outcome.NONE(formatNumber(MAX_STEPS), formatNumber(seen))}
        {outcome === 'GAVE_UP' && texts.outcome.GAVE_UP(formatNumber(seen))}
      </p>
      {more && <p>{texts.moreChains}</p>}
      {outcome === 'FOUND' && gaveUp && <p>{texts.gaveUp}</p>}
      {outcome === 'NONE' && maxMembers !== null && <p>{texts.tooMany(formatNumber(maxMembers))}</p>}
      {outcome === 'NONE' && state.day !== null && <p>{undecidedIn(undecided)}</p>}
      <Chains chains={chains} dispatch={dispatch} />
      {undecided && <Chains chains={undecided.chains} dispatch={dispatch} />}
    </>
  );
}

/** What there would be with facts that are only possible on the day. */
function undecidedIn(undecided: Paths['undecided']): string {
  const texts = TEXTS.follow.undecidedChains;
  if (!undecided) return texts.asked;
  return undecided.outcome === 'FOUND' ? texts.FOUND(formatNumber(undecided.chains.length)) : texts[undecided.outcome];
}
