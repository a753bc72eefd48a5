import { useId, useMemo, useState } from 'react';
import { MapTiesDocument, useAnswer } from '../../api/index.ts';
import type { SlotProps } from '../../state/index.ts';
import { formatNumber, TEXTS } from '../../texts/index.ts';
import { Problems, useNames } from '../../ui/index.ts';
import { mapQuestion } from '../questions.ts';
import { TiesForm } from '../ties-form.tsx';
import { focusOf } from './focus.ts';
import { MapLegend } from './map-legend.tsx';
import { MapTable } from './map-table.tsx';
import { worldMap } from './shapes.ts';
import { mapTies, noTies } from './ties.ts';
import { WorldSvg } from './world-svg.tsx';

const SIZES = [1, 2, 4];

/** The ties of one country on a map, and as a table beside it. */
export function MapView(props: SlotProps) {
  const { state, dispatch, picture } = props;
  const world = useMemo(worldMap, []);
  const [size, setSize] = useState(1);
  const select = useId();
  const focus = focusOf(state, picture);
  const { answer, loading } = useAnswer(MapTiesDocument, mapQuestion(state, focus));
  const found = answer?.data?.neighborhood;
  const asks = state.ties.facts.length > 0;
  const nameOf = useNames([focus ?? null]);
  const ties = useMemo(() => {
    const drawn = picture.nodes.find(({ id }) => id === focus);
    return found && focus !== undefined ? mapTies(focus, found, state.hidden) : noTies(drawn);
  }, [found, focus, state.hidden, picture.nodes]);
  const answered = found !== undefined && found !== null;
  if (focus === undefined) return <p className="map-note">{TEXTS.map.nobody}</p>;
  const drawn = picture.nodes.filter(({ kind }) => kind === 'Country').map(({ id, label }) => [id, label] as const);
  const tied = ties.countries.map(({ id, name }) => [id, name] as const);
  const options = new Map([[focus, nameOf(focus)], ...drawn, ...tied]);
  return (
    <div className="map-view" aria-busy={loading}>
      <div className="map-tools">
        <label htmlFor={select}>{TEXTS.map.focus}</label>
        <select id={select} value={focus} onChange={({ target }) => dispatch({ type: 'center', id: target.value })}>
          {[...options].map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <fieldset>
          <legend>{TEXTS.map.zoom}</legend>
          {SIZES.map((one) => (
            <button key={one} type="button" aria-pressed={one === size} onClick={() => setSize(one)}>
              {`${one}×`}
            </button>
          ))}
        </fieldset>
      </div>
      {!loading && <Problems problems={answer?.problems ?? []} notes={answer?.notes ?? []} />}
      {found?.truncated && <p role="alert">{TEXTS.map.cut}</p>}
      {!asks && <p role="status">{TEXTS.map.nothingAsked}</p>}
      <WorldSvg world={world} ties={ties} size={size} dispatch={dispatch} />
      <MapLegend />
      <TiesForm state={state} dispatch={dispatch} />
      {ties.hidden > 0 && <p>{TEXTS.map.hidden(formatNumber(ties.hidden))}</p>}
      {answered && <MapTable world={world} ties={ties} dispatch={dispatch} />}
    </div>
  );
}
