import { useRef, useState } from 'react';
import { ActorEvidenceDocument, FactEvidenceDocument } from '../api/index.ts';
import { actorKind, type DrawnFact, type SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { factTitle, LongText, Problems } from '../ui/index.ts';
import { Conflicts } from './conflicts.tsx';
import { footnotesOf } from './footnotes.ts';
import { HowAsked } from './how-asked.tsx';
import { OfSource } from './of-source.tsx';
import { OnDay } from './on-day.tsx';
import { useStatedNames } from './stated-names.ts';
import { Statement } from './statement.tsx';
import { evidenceVariables, factVariables, useEvidence } from './use-evidence.ts';
import { type Subject, valuesOf } from './values.ts';
import { ValuesList } from './values-list.tsx';
import './evidence.css';

const { evidence } = TEXTS;

/** What the sources say of the actor or fact that is selected. */
export function EvidencePanel(slot: SlotProps) {
  const { selected } = slot.state;
  // A key of its own, so that nothing of what was selected before is shown as if it were of this.
  return selected === null ? null : <Evidence key={selected} {...slot} id={selected} />;
}

function Evidence({ id, ...slot }: SlotProps & { readonly id: string }) {
  const { state, dispatch } = slot;
  const [source, setSource] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { subject, statements, total, pages } = useEvidence(id, source);
  const values = subject ? valuesOf(subject) : [];
  const nameOf = useStatedNames(statements.flatMap((statement) => statement.values));
  const toNote = (number: number): void => {
    const item = list.current?.children.item(number - 1);
    if (item instanceof HTMLElement) item.focus();
  };
  const problems = pages.answers.flatMap((answer) => answer.problems);
  return (
    <div className="evidence" data-of={id} aria-busy={pages.loading}>
      <Head {...slot} id={id} subject={subject} />
      {total > 0 && (
        <button type="button" className="link" onClick={() => heading.current?.focus()}>
          {evidence.read(formatNumber(total))}
        </button>
      )}
      <Problems problems={problems} notes={pages.answers.flatMap((answer) => answer.notes)} />
      {pages.loading && statements.length === 0 && <p>{evidence.asking}</p>}
      {!pages.loading && !subject && problems.length === 0 && <p>{evidence.none}</p>}
      <OnDay id={id} subject={subject} day={state.day} />
      <Conflicts id={id} />
      {subject && (
        <>
          <h3>{evidence.values}</h3>
          <ValuesList footnotes={footnotesOf(values, statements)} nameOf={nameOf} dispatch={dispatch} onNote={toNote} />
          {statements.length < total && (
            <p className="place">{evidence.unread(formatNumber(statements.length), formatNumber(total))}</p>
          )}
          <h3 ref={heading} tabIndex={-1}>
            {evidence.statementsOf(formatNumber(statements.length), formatNumber(total))}
          </h3>
          <OfSource id={id} source={source} onSource={setSource} />
          <ol className="statements" ref={list}>
            {statements.map((statement) => (
              <li key={statement.id} tabIndex={-1}>
                <Statement statement={statement} nameOf={nameOf} of={id} dispatch={dispatch} />
              </li>
            ))}
          </ol>
          {pages.more && (
            <button type="button" onClick={pages.more}>
              {evidence.more}
            </button>
          )}
        </>
      )}
      {actorKind(id) === undefined ? (
        <HowAsked operation={FactEvidenceDocument} variables={factVariables(id, source)} />
      ) : (
        <HowAsked operation={ActorEvidenceDocument} variables={evidenceVariables(id, source)} />
      )}
    </div>
  );
}

interface HeadProps extends SlotProps {
  readonly id: string;
  readonly subject: Subject | undefined;
}

/** What it is called, of which kind it is, and what can be done with it. */
function Head({ id, subject, state, picture, dispatch }: HeadProps) {
  const ofActor = actorKind(id) !== undefined;
  const drawn = ofActor ? picture.nodes.some((node) => node.id === id) : picture.facts[id] !== undefined;
  const draw = (): void => dispatch(ofActor ? { type: 'add', id } : { type: 'addFacts', ids: [id] });
  return (
    <>
      <h2>
        <LongText
          text={titleOf(subject ?? picture.facts[id]) ?? picture.nodes.find((node) => node.id === id)?.label ?? id}
        />
      </h2>
      <p className="actions">
        {subject && <span>{TEXTS.kinds[subject.__typename as keyof typeof TEXTS.kinds]}</span>}
        {subject && 'disputed' in subject && subject.disputed && <span className="mark">{TEXTS.disputed}</span>}
        {(ofActor ? state.expanded[id] === undefined : !drawn) && (
          <button type="button" onClick={draw}>
            {ofActor ? evidence.add : evidence.draw}
          </button>
        )}
        {drawn && (
          <button type="button" onClick={() => dispatch({ type: 'hide', ids: [id] })}>
            {evidence.hide}
          </button>
        )}
      </p>
    </>
  );
}

/** The name of an actor, or which fact it is; undefined if neither is known yet. */
function titleOf(subject: Subject | DrawnFact | undefined): string | undefined {
  if (!subject) return undefined;
  if ('name' in subject) return subject.name;
  return 'disputed' in subject ? factTitle(subject) : undefined;
}
