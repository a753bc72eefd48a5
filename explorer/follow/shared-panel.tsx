import { X } from 'lucide-react';
import type { CommonTiesQuery, SearchType } from '../api/index.ts';
import type { SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { factTitle, Problems, rolesInWords, SearchField, useNames } from '../ui/index.ts';
import { FollowTabs } from './follow-tabs.tsx';
import { TiesForm } from './ties-form.tsx';
import { useFound } from './use-found.ts';

const ACTORS: readonly SearchType[] = ['COUNTRY', 'PERSON', 'ORGANIZATION', 'ALLIANCE'];

/** What several actors have in common. */
export function SharedPanel(props: SlotProps) {
  const { state, dispatch } = props;
  const { panel } = state;
  const between = panel.kind === 'shared' ? panel.between : [];
  const nameOf = useNames(between);
  const { shared: answer, loading } = useFound(state);
  const choose = (ids: readonly string[]): void =>
    dispatch({ type: 'panel', panel: { kind: 'shared', between: [...new Set(ids)] } });
  const texts = TEXTS.follow.common;
  return (
    <div className="follow">
      <FollowTabs {...props} shown="shared" />
      <h2>{TEXTS.follow.shared}</h2>
      <ul className="chips" aria-label={texts.between}>
        {between.map((id) => (
          <li key={id}>
            {nameOf(id)}
            <button
              type="button"
              aria-label={texts.leave(nameOf(id))}
              onClick={() => choose(between.filter((one) => one !== id))}
            >
              <X aria-hidden size={14} />
            </button>
          </li>
        ))}
      </ul>
      <SearchField label={texts.add} labelled types={ACTORS} onChoose={(id) => choose([...between, id])} />
      <TiesForm state={state} dispatch={dispatch} />
      <div aria-live="polite">
        {between.length < 2 && <p>{texts.few}</p>}
        {loading && <p>{TEXTS.page.loading}</p>}
        {!loading && <Problems problems={answer?.problems ?? []} notes={answer?.notes ?? []} />}
        {!loading && answer?.data?.commonTies && <Common {...props} common={answer.data.commonTies} />}
      </div>
    </div>
  );
}

type CommonTies = NonNullable<CommonTiesQuery['commonTies']>;

function Common({ dispatch, common }: SlotProps & { readonly common: CommonTies }) {
  const { actors, facts, actorCount, factCount, gaveUp } = common;
  const texts = TEXTS.follow.common;
  return (
    <>
      <p className="outcome">{texts.found(formatNumber(actorCount), formatNumber(factCount))}</p>
      {(actors.length < actorCount || facts.length < factCount) && (
        <p>{texts.shown(formatNumber(actors.length), formatNumber(facts.length))}</p>
      )}
      {gaveUp && <p>{texts.gaveUp}</p>}
      {actors.map(({ actor, ties }) => (
        <section key={actor.id}>
          <h3>
            <button type="button" className="link" onClick={() => dispatch({ type: 'select', id: actor.id })}>
              {actor.name}
            </button>
          </h3>
          <ul className="plain">
            {ties.map(({ of, role, kind, fact }) => (
              <li key={`${fact.id} ${of.id}`}>
                <button type="button" className="link" onClick={() => dispatch({ type: 'select', id: fact.id })}>
                  {texts.tie(of.name, rolesInWords(role))}
                </button>{' '}
                <span className="small">{TEXTS.fact[kind]}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {facts.length > 0 && <h3>{texts.facts}</h3>}
      <ul className="plain">
        {facts.map(({ fact }) => (
          <li key={fact.id}>
            <button type="button" className="link" onClick={() => dispatch({ type: 'select', id: fact.id })}>
              {factTitle(fact)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
