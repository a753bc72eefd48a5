import { ChevronDown, ChevronUp } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { useRoomy } from '../ui/index.ts';
import { ActorTimeline } from './actor-timeline.tsx';
import { Axis } from './axis.tsx';
import { Controls } from './controls.tsx';
import { Histogram, HistogramTable } from './histogram.tsx';
import { LeftOutLine } from './left-out-line.tsx';
import { histogramOf, including, type Span } from './marks.ts';
import { timelineActor } from './of-actor.ts';
import { Slider } from './slider.tsx';
import { type AllTime, useAllTime } from './use-all-time.ts';
import { usePaced } from './use-paced.ts';
import { dayAt } from './use-play.ts';
import { useYears } from './use-years.ts';
import './time.css';

const { time } = TEXTS;

/** The day on which facts must be in force, how surely, and what happened when. */
export function TimeBar(slot: SlotProps) {
  const { state, dispatch, picture } = slot;
  const roomy = useRoomy();
  const [chosen, setChosen] = useState<boolean>();
  const open = chosen ?? roomy;
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const allTime = useAllTime(state, picture);
  const years = useYears(allTime, today);
  const span = including(years.span, state.day);
  const [before, setBefore] = useState<string>();
  const actor = timelineActor(state, picture, before);
  if (actor !== before) setBefore(actor);
  const name = picture.nodes.find(({ id }) => id === actor)?.label ?? actor;
  const { shown, turn } = usePaced(state.day, (day) => dispatch({ type: 'day', day }));
  return (
    <section className="time-bar" aria-label={time.title} data-brief={!roomy && !open}>
      <Controls {...slot} span={span} onTurn={turn} brief={!roomy && !open}>
        {actor !== undefined && (
          <button type="button" aria-expanded={open} onClick={() => setChosen(!open)}>
            {open ? <ChevronDown aria-hidden size={16} /> : <ChevronUp aria-hidden size={16} />}
            {roomy ? time.timeline.show : time.more}
          </button>
        )}
      </Controls>
      <LeftOutLine {...slot} />
      <div className="time-panes">
        {span && (
          <Years
            {...slot}
            span={span}
            allTime={allTime}
            cut={years.cut}
            brief={!roomy && !open}
            shown={shown}
            onTurn={turn}
          />
        )}
        {open && actor !== undefined && name !== undefined && (
          <ActorTimeline key={actor} {...slot} actor={actor} name={name} today={today} />
        )}
      </div>
    </section>
  );
}

interface YearsProps extends SlotProps {
  readonly span: Span;
  readonly allTime: AllTime;
  readonly cut: boolean;
  /** Whether only the slider is shown, since there is little room. */
  readonly brief: boolean;
  /** The day that the slider shows. */
  readonly shown: string | null;
  readonly onTurn: (day: string) => void;
}

/** The slider over the years of what is drawn, and how much begins and ends in each. */
function Years({ state, span, allTime: { facts, cuts }, cut, brief, shown, onTurn }: YearsProps) {
  const { first, last } = span;
  const bins = useMemo(() => histogramOf(facts, { first, last }), [facts, first, last]);
  const total = cuts.reduce((sum, cut) => sum + Math.max(0, cut.total - cut.shown), facts.length);
  return (
    <div className="years">
      {!brief && <Histogram bins={bins} span={span} day={shown} />}
      <Slider span={span} day={shown} step={state.step} onDay={onTurn} />
      <Axis span={span} count={9} onNumber={(number) => onTurn(dayAt(number, span, state.step))} />
      {cut && <p role="status">{time.yearsCut}</p>}
      {!brief && (
        <details>
          <summary>
            {total > facts.length
              ? time.histogram.cut(facts.length, formatNumber(facts.length), formatNumber(total))
              : time.histogram.of(facts.length, formatNumber(facts.length))}
            . {time.histogram.show}
          </summary>
          <HistogramTable bins={bins} />
        </details>
      )}
    </div>
  );
}
