import { scaleLinear } from 'd3-scale';
import { useState } from 'react';
import { type FactKind, TimelineDocument, usePages } from '../api/index.ts';
import { factKindsOf, type SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { Problems } from '../ui/index.ts';
import { Axis } from './axis.tsx';
import { barOf } from './bar.ts';
import { numberOf } from './calendar.ts';
import { type Span, spanOf } from './marks.ts';
import { type Row, rowsOf } from './rows.ts';
import { dayAt } from './use-play.ts';

const { timeline: texts } = TEXTS.time;
const FIRST = 60;

interface ActorTimelineProps extends Pick<SlotProps, 'state' | 'dispatch'> {
  readonly actor: string;
  readonly name: string;
  readonly today: string;
}

/** When the facts of an actor were in force, with what is not exactly known, and when none is known to have been. */
export function ActorTimeline({ actor, name, today, state, dispatch }: ActorTimelineProps) {
  const [kind, setKind] = useState<FactKind | null>(null);
  const variables = { about: [actor], first: FIRST, ...(kind !== null && { via: { facts: [kind] } }) };
  const { answers, more } = usePages(TimelineDocument, variables, ({ timeline }) => timeline?.pageInfo);
  const pages = answers.flatMap(({ data }) => data?.timeline ?? []);
  const entries = pages.flatMap(({ edges }) => edges);
  const rows = rowsOf(entries, actor);
  const span = spanOf(
    rows.map(({ fact }) => fact),
    today,
  );
  const [first] = pages;
  const onDay = (number: number): void => {
    if (span) dispatch({ type: 'day', day: dayAt(number, span, state.step) });
  };
  return (
    <section className="actor-timeline" aria-label={texts.of(name)}>
      <div className="timeline-head">
        <h2>
          <bdi>{texts.of(name)}</bdi>
        </h2>
        <label>
          {texts.kinds}{' '}
          <select
            value={kind ?? ''}
            onChange={({ target }) => setKind(target.value === '' ? null : (target.value as FactKind))}
          >
            <option value="">{texts.allKinds}</option>
            {factKindsOf(actor).map((one) => (
              <option key={one} value={one}>
                {TEXTS.facts[one]}
              </option>
            ))}
          </select>
        </label>
        {first && <Counts page={first} shown={entries.length} more={more} />}
      </div>
      <Problems
        problems={answers.flatMap((answer) => answer.problems)}
        notes={answers.flatMap((answer) => answer.notes)}
      />
      {first && rows.length === 0 && <p>{texts.none}</p>}
      {span && <p className="timeline-counts">{texts.legend}</p>}
      {span && (
        <div className="timeline-rows">
          <div className="row-axis">
            <Axis span={span} count={6} onNumber={onDay} />
          </div>
          <Gaps gaps={first?.gaps ?? []} span={span} day={state.day} />
          <ul>
            {rows.map((row) => (
              <BarRow key={row.id} row={row} span={span} state={state} dispatch={dispatch} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

interface CountsProps {
  readonly page: {
    readonly totalCount: number;
    readonly undated: number;
    readonly gaveUp: boolean;
    readonly gaps: readonly unknown[];
  };
  readonly shown: number;
  readonly more: (() => void) | undefined;
}

/** How much of the timeline there is, and what has no place in it. */
function Counts({ page: { totalCount, undated, gaveUp, gaps }, shown, more }: CountsProps) {
  return (
    <p className="timeline-counts">
      {texts.entries(formatNumber(shown), formatNumber(totalCount))}{' '}
      {more && (
        <button type="button" onClick={more}>
          {texts.more}
        </button>
      )}
      {gaps.length > 0 && <span> · {texts.gaps(gaps.length)}</span>}
      {undated > 0 && <span> · {texts.undated(formatNumber(undated))}</span>}
      {gaveUp && <span> · {texts.gaveUp}</span>}
    </p>
  );
}

interface BarRowProps extends Pick<SlotProps, 'state' | 'dispatch'> {
  readonly row: Row;
  readonly span: Span;
}

function BarRow({ row, span, state, dispatch }: BarRowProps) {
  const x = scaleLinear([span.first, span.last + 1], [0, 100]);
  const { id, kind, fact, label, dates } = row;
  return (
    <li>
      <button
        type="button"
        className="bar-row"
        aria-pressed={state.selected === id}
        title={`${label}: ${dates}`}
        onClick={() => dispatch({ type: 'select', id })}
      >
        <span className="bar-label" dir="auto">
          {label}
        </span>
        <span className="bar-track" data-kind={kind}>
          {barOf(fact, span).map((stretch) => (
            <span
              key={`${stretch.kind} ${stretch.from}`}
              className={`stretch ${stretch.kind.toLowerCase()}`}
              style={{ insetInlineStart: `${x(stretch.from)}%`, width: `${x(stretch.until) - x(stretch.from)}%` }}
            />
          ))}
        </span>
        <span className="visually-hidden">
          {dates} {fact.disputed && TEXTS.disputed}
        </span>
      </button>
    </li>
  );
}

interface GapsProps {
  readonly gaps: readonly { readonly from: string; readonly until: string }[];
  readonly span: Span;
  readonly day: string | null;
}

/** Behind the bars: the stretches that no fact is known to cover, and the day. */
function Gaps({ gaps, span, day }: GapsProps) {
  const x = scaleLinear([span.first, span.last + 1], [0, 100]).clamp(true);
  return (
    <div className="behind">
      {gaps.map(({ from, until }) => {
        const [left, right] = [x(numberOf(from)), x(numberOf(until))];
        return (
          <span
            key={from}
            className="gap"
            role="img"
            aria-label={texts.gap(from, until)}
            title={texts.gap(from, until)}
            style={{ insetInlineStart: `${left}%`, width: `${right - left}%` }}
          />
        );
      })}
      {day !== null && numberOf(day) >= span.first && numberOf(day) <= span.last && (
        <span className="day-line" style={{ insetInlineStart: `${x(numberOf(day))}%` }} />
      )}
    </div>
  );
}
