import type { FactKind, InForceLevel } from '../api/index.ts';
import { idsOf, renamedDrawing, renamedState } from './rename.ts';
import {
  allKinds,
  type Drawing,
  EMPTY_STATE,
  type ExplorerState,
  FACT_KINDS,
  LEVELS,
  MOST,
  type Panel,
  type Point,
  type Step,
  type Ties,
  type View,
  type Wanted,
} from './types.ts';

/** What a person does, or follows from it. All but the last eight change the drawing, and can be undone. */
export type Action =
  /** Draws an actor with all its kinds of facts, or those named. */
  | { readonly type: 'add'; readonly id: string; readonly wanted?: Wanted }
  /** Draws facts of a kind at an actor, or asks for more of them. */
  | { readonly type: 'expand'; readonly id: string; readonly kind: FactKind; readonly first: number }
  /** No longer draws the facts of a kind from this actor. */
  | { readonly type: 'collapse'; readonly id: string; readonly kind: FactKind }
  /** Draws single facts. */
  | { readonly type: 'addFacts'; readonly ids: readonly string[] }
  | { readonly type: 'hide'; readonly ids: readonly string[] }
  | { readonly type: 'unhide'; readonly ids: readonly string[] }
  | { readonly type: 'pin'; readonly places: Readonly<Record<string, Point>> }
  | { readonly type: 'unpin'; readonly ids: readonly string[] }
  /** Puts present ids in place of those that were joined into others, wherever they are. */
  | { readonly type: 'rename'; readonly ids: ReadonlyMap<string, string> }
  | { readonly type: 'clear' }
  /** Shows another state as a whole, such as an example or a link. */
  | { readonly type: 'open'; readonly state: ExplorerState }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'day'; readonly day: string | null }
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'levels'; readonly levels: readonly InForceLevel[] }
  /** Selects an actor or fact, so that the side panel shows its evidence; null leads back to the panel. */
  | { readonly type: 'select'; readonly id: string | null }
  /** Shows a panel instead of the evidence of what is selected. */
  | { readonly type: 'panel'; readonly panel: Panel }
  | { readonly type: 'view'; readonly view: View }
  | { readonly type: 'ties'; readonly ties: Ties }
  /** Shows the ties of another country on the map. */
  | { readonly type: 'center'; readonly id: string };

export type Dispatch = (action: Action) => void;

/** A state with the drawings before and, after an undo, behind it. */
export interface History {
  readonly past: readonly Drawing[];
  readonly present: ExplorerState;
  readonly future: readonly Drawing[];
}

const UNDOABLE = 100;

export const startHistory = (present: ExplorerState): History => ({ past: [], present, future: [] });

export function reduce(history: History, action: Action): History {
  const { past, present, future } = history;
  if (action.type === 'undo' || action.type === 'redo') {
    const [from, to] = action.type === 'undo' ? [past, future] : [future, past];
    const target = from.at(-1);
    if (target === undefined) return history;
    const left = from.slice(0, -1);
    const right = [...to, drawingOf(present)];
    const [before, behind] = action.type === 'undo' ? [left, right] : [right, left];
    return { past: before, present: { ...present, ...target }, future: behind };
  }
  if (action.type === 'rename') return renamedHistory(history, action.ids);
  const next = change(present, action);
  if (next === present) return history;
  const same = JSON.stringify(drawingOf(next)) === JSON.stringify(drawingOf(present));
  if (same) return { ...history, present: next };
  return { past: [...past, drawingOf(present)].slice(-UNDOABLE), present: next, future: [] };
}

/** No step to be undone: the drawings before have the present ids too. */
function renamedHistory(history: History, ids: ReadonlyMap<string, string>): History {
  const { past, present, future } = history;
  const drawings = [...past, ...future].map((drawing) => ({ ...EMPTY_STATE, ...drawing }));
  if (![present, ...drawings].some((state) => idsOf(state).some((id) => ids.has(id)))) return history;
  return {
    past: past.map((drawing) => renamedDrawing(drawing, ids)),
    present: renamedState(present, ids),
    future: future.map((drawing) => renamedDrawing(drawing, ids)),
  };
}

const drawingOf = ({ roots, expanded, facts, hidden, pinned }: ExplorerState): Drawing => ({
  roots,
  expanded,
  facts,
  hidden,
  pinned,
});

type Change = Exclude<Action, { readonly type: 'undo' | 'redo' | 'rename' }>;

function change(state: ExplorerState, action: Change): ExplorerState {
  switch (action.type) {
    case 'add':
      return {
        ...state,
        roots: union(state.roots, [action.id]),
        expanded: { ...state.expanded, [action.id]: action.wanted ?? state.expanded[action.id] ?? allKinds(action.id) },
        hidden: without(state.hidden, [action.id]),
      };
    case 'expand':
      return wanting(state, action.id, { ...state.expanded[action.id], [action.kind]: Math.min(action.first, MOST) });
    case 'collapse': {
      const { [action.kind]: _, ...wanted } = state.expanded[action.id] ?? {};
      return wanting(state, action.id, wanted);
    }
    case 'addFacts':
      return { ...state, facts: union(state.facts, action.ids), hidden: without(state.hidden, action.ids) };
    case 'hide':
      return {
        ...state,
        hidden: union(state.hidden, action.ids),
        selected: state.selected !== null && action.ids.includes(state.selected) ? null : state.selected,
      };
    case 'unhide':
      return { ...state, hidden: without(state.hidden, action.ids) };
    case 'pin': {
      const places = Object.entries(action.places).map(([id, { x, y }]) => [id, { x: rounded(x), y: rounded(y) }]);
      return { ...state, pinned: { ...state.pinned, ...Object.fromEntries(places) } };
    }
    case 'unpin':
      return { ...state, pinned: omit(state.pinned, action.ids) };
    case 'clear':
      return {
        ...state,
        roots: [],
        expanded: {},
        facts: [],
        hidden: [],
        pinned: {},
        selected: null,
        panel: { kind: 'none' },
      };
    case 'open':
      return action.state;
    case 'day':
      return { ...state, day: action.day };
    case 'step':
      return { ...state, step: action.step };
    case 'levels':
      return { ...state, levels: LEVELS.filter((level) => action.levels.includes(level)) };
    case 'select':
      return { ...state, selected: action.id };
    case 'panel':
      return { ...state, panel: action.panel, selected: null };
    case 'view':
      return { ...state, view: action.view };
    case 'center':
      return { ...state, center: action.id };
    case 'ties': {
      const facts = FACT_KINDS.filter((kind) => action.ties.facts.includes(kind));
      return { ...state, ties: { ...action.ties, facts } };
    }
  }
}

function wanting(state: ExplorerState, id: string, wanted: Wanted): ExplorerState {
  const expanded = Object.keys(wanted).length > 0 ? { ...state.expanded, [id]: wanted } : omit(state.expanded, [id]);
  return { ...state, expanded };
}

// Whole numbers of hundredths, and no negative zero, so that a link has the same.
const rounded = (value: number): number => Math.round(value * 100) / 100 + 0;

const union = (left: readonly string[], right: readonly string[]): readonly string[] => [
  ...new Set([...left, ...right]),
];

const without = (left: readonly string[], right: readonly string[]): readonly string[] =>
  left.filter((id) => !right.includes(id));

const omit = <Value>(
  record: Readonly<Record<string, Value>>,
  ids: readonly string[],
): Readonly<Record<string, Value>> => Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(id)));
