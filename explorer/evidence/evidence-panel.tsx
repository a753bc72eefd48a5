import {
  ActorEvidenceDocument,
  FactEvidenceDocument,
  playgroundLink,
  type ToldFragment,
  useAnswer,
} from '../api/index.ts';
import { actorKind, dayOf, labelOf, type SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { Problems } from '../ui/index.ts';

const FIRST = 20;

/** What the sources say of the actor or fact that is selected. */
export function EvidencePanel({ state, dispatch, picture }: SlotProps) {
  const { selected } = state;
  const ofActor = selected !== null && actorKind(selected) !== undefined;
  const actorVariables = selected !== null && ofActor ? { id: selected, first: FIRST } : undefined;
  const factVariables = selected !== null && !ofActor ? { id: selected, first: FIRST, ...dayOf(state) } : undefined;
  const actor = useAnswer(ActorEvidenceDocument, actorVariables);
  const fact = useAnswer(FactEvidenceDocument, factVariables);
  if (selected === null) return null;
  const { answer } = ofActor ? actor : fact;
  const node = answer?.data?.node;
  const told = node && 'statements' in node ? node.statements : undefined;
  const drawn = picture.facts[selected];
  const title = picture.nodes.find(({ id }) => id === selected)?.label ?? (drawn && labelOf(drawn)) ?? selected;
  const link = factVariables
    ? playgroundLink(location.href, FactEvidenceDocument, factVariables)
    : actorVariables && playgroundLink(location.href, ActorEvidenceDocument, actorVariables);
  return (
    <>
      <h2>{title}</h2>
      <p className="actions">
        {ofActor && state.expanded[selected] === undefined && (
          <button type="button" onClick={() => dispatch({ type: 'add', id: selected })}>
            {TEXTS.evidence.add}
          </button>
        )}
        <button type="button" onClick={() => dispatch({ type: 'hide', ids: [selected] })}>
          {TEXTS.evidence.hide}
        </button>
        <a href={link}>{TEXTS.evidence.ask}</a>
      </p>
      <Problems problems={answer?.problems ?? []} notes={answer?.notes ?? []} />
      {told && (
        <section>
          <h3>{TEXTS.evidence.statementsOf(told.nodes.length, told.totalCount)}</h3>
          <ol className="statements">
            {told.nodes.map((statement) => (
              <li key={statement.id}>
                <Statement statement={statement} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Statement({ statement }: { readonly statement: ToldFragment }) {
  const { summary, source, locator, attributedTo } = statement;
  const place = source.kind === 'ARTICLE' ? TEXTS.evidence.paragraph : TEXTS.evidence.row;
  return (
    <>
      <p>{summary}</p>
      <p>
        <small>
          {place(source.title, locator)}
          {attributedTo && ` · ${TEXTS.evidence.said(attributedTo.name)}`}
        </small>
      </p>
    </>
  );
}
