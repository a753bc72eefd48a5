import type { ExposureCounting, ExposureParties, ExposureSide, FactKind } from '../api/index.ts';
import {
  EMPTY_STATE,
  type ExplorerState,
  FACT_KINDS,
  LEVELS,
  MOST,
  type Panel,
  type Point,
  STEPS,
  type Ties,
  type View,
  type Wanted,
} from './types.ts';

/** What a link says, and the parts of it that say nothing. */
export interface ReadLink {
  readonly state: ExplorerState;
  /** As `name=value`. */
  readonly ignored: readonly string[];
}

const VIEWS: readonly View[] = ['graph', 'map', 'table'];
const SIDES: readonly ExposureSide[] = ['CREDITORS', 'DEBTORS'];
const COUNTINGS: readonly ExposureCounting[] = ['COMMITMENTS', 'OUTSTANDING', 'INCLUDING_UMBRELLAS'];
const PARTIES: readonly ExposureParties[] = ['COUNTRY', 'WITH_ORGANIZATIONS'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The state as what stands behind `#` in a link. Browsers do not send that, so no server limits or logs it. */
export function writeState(state: ExplorerState): string {
  const parts: [string, string][] = [
    ...state.roots.map((id): [string, string] => ['root', id]),
    ...Object.entries(state.expanded).map(([id, wanted]): [string, string] => ['open', `${writeWanted(wanted)}@${id}`]),
    ...state.facts.map((id): [string, string] => ['fact', id]),
    ...state.hidden.map((id): [string, string] => ['hide', id]),
    ...Object.entries(state.pinned).map(([id, { x, y }]): [string, string] => ['pin', `${x},${y}@${id}`]),
    ...(state.day === null ? [] : [['day', state.day] as [string, string]]),
    ...(state.step === EMPTY_STATE.step ? [] : [['step', state.step] as [string, string]]),
    ...(state.levels.join() === EMPTY_STATE.levels.join() ? [] : [['levels', state.levels.join()] as [string, string]]),
    ...(state.selected === null ? [] : [['selected', state.selected] as [string, string]]),
    ...writePanel(state.panel),
    ...(state.view === EMPTY_STATE.view ? [] : [['view', state.view] as [string, string]]),
    ...(state.center === null ? [] : [['center', state.center] as [string, string]]),
    ...(writeTies(state.ties) === writeTies(EMPTY_STATE.ties)
      ? []
      : [['ties', writeTies(state.ties)] as [string, string]]),
  ];
  return new URLSearchParams(parts).toString();
}

/** The state that stands behind `#`, with or without it. */
export function readState(hash: string): ReadLink {
  const parameters = new URLSearchParams(hash.replace(/^#\??/, ''));
  const ignored: string[] = [];
  let state: ExplorerState = EMPTY_STATE;
  for (const [name, value] of parameters) {
    if (OF_PANELS.has(name)) continue;
    const next = Object.hasOwn(READERS, name) ? READERS[name]?.(state, value) : undefined;
    if (next === undefined) ignored.push(`${name}=${value}`);
    else state = next;
  }
  const panel = readPanel(parameters);
  if (panel === undefined) ignored.push(`panel=${parameters.get('panel')}`);
  return { state: { ...state, panel: panel ?? EMPTY_STATE.panel }, ignored };
}

type Reader = (state: ExplorerState, value: string) => ExplorerState | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  root: (state, id) => ({ ...state, roots: adding(state.roots, id) }),
  open: (state, value) => {
    const [text, id] = split(value);
    const wanted = readWanted(text);
    return id && wanted ? { ...state, expanded: { ...state.expanded, [id]: wanted } } : undefined;
  },
  fact: (state, id) => ({ ...state, facts: adding(state.facts, id) }),
  hide: (state, id) => ({ ...state, hidden: adding(state.hidden, id) }),
  pin: (state, value) => {
    const [text, id] = split(value);
    const point = readPoint(text);
    return id && point ? { ...state, pinned: { ...state.pinned, [id]: point } } : undefined;
  },
  day: (state, day) => (isDay(day) ? { ...state, day } : undefined),
  step: (state, value) => {
    const step = STEPS.find((one) => one === value);
    return step && { ...state, step };
  },
  levels: (state, value) => {
    const levels = LEVELS.filter((level) => value.split(',').includes(level));
    return levels.join() === value ? { ...state, levels } : undefined;
  },
  selected: (state, selected) => ({ ...state, selected }),
  view: (state, value) => {
    const view = VIEWS.find((one) => one === value);
    return view && { ...state, view };
  },
  center: (state, center) => ({ ...state, center }),
  ties: (state, value) => {
    const ties = readTies(value);
    return ties && { ...state, ties };
  },
};

/** The names that describe the panel. */
const OF_PANELS = new Set(['panel', 'from', 'to', 'between', 'of', 'side', 'counting', 'parties']);

function writePanel(panel: Panel): [string, string][] {
  if (panel.kind === 'none') return [];
  const { kind, ...rest } = panel;
  const others = Object.entries(rest as Readonly<Record<string, string | null | readonly string[]>>);
  return [
    ['panel', kind],
    ...others.flatMap(([name, value]) =>
      (value === null ? [] : [value].flat()).map((one): [string, string] => [name, one]),
    ),
  ];
}

/** Undefined if it is not one. */
function readPanel(parameters: URLSearchParams): Panel | undefined {
  const kind = parameters.get('panel') ?? 'none';
  const [from = null, to = null, of = null] = ['from', 'to', 'of'].map((name) => parameters.get(name));
  switch (kind) {
    case 'none':
    case 'conflicts':
    case 'take':
      return { kind };
    case 'paths':
      return { kind, from, to };
    case 'shared':
      return { kind, between: parameters.getAll('between') };
    case 'exposure': {
      const side = SIDES.find((one) => one === (parameters.get('side') ?? SIDES[0]));
      const counting = COUNTINGS.find((one) => one === (parameters.get('counting') ?? COUNTINGS[0]));
      const parties = PARTIES.find((one) => one === (parameters.get('parties') ?? PARTIES[0]));
      return side && counting && parties ? { kind, of, side, counting, parties } : undefined;
    }
    default:
      return undefined;
  }
}

/** Such as `TENURE:40,LOAN:200`. */
const writeWanted = (wanted: Wanted): string =>
  FACT_KINDS.filter((kind) => wanted[kind] !== undefined)
    .map((kind) => `${kind}:${wanted[kind]}`)
    .join();

function readWanted(text: string): Wanted | undefined {
  const entries = text.split(',').map((part): [FactKind | undefined, number] => {
    const [name, first = ''] = part.split(':');
    return [FACT_KINDS.find((kind) => kind === name), /^\d{1,5}$/.test(first) ? Number(first) : Number.NaN];
  });
  const valid = entries.every(([kind, first]) => kind !== undefined && first >= 1 && first <= MOST);
  return valid ? Object.fromEntries(entries) : undefined;
}

/** Such as `LOAN,MEMBERSHIP<20`: at most 20 members. */
const writeTies = ({ facts, maxMembers }: Ties): string =>
  `${facts.join()}${maxMembers === null ? '' : `<${maxMembers}`}`;

function readTies(value: string): Ties | undefined {
  const [kinds = '', most] = value.split('<');
  const facts = FACT_KINDS.filter((kind) => kinds.split(',').includes(kind));
  if (most !== undefined && !/^[1-9]\d{0,8}$/.test(most)) return undefined;
  const ties = { facts, maxMembers: most === undefined ? null : Number(most) };
  return writeTies(ties) === value ? ties : undefined;
}

function readPoint(text: string): Point | undefined {
  const [x = Number.NaN, y = Number.NaN] = text.split(',').map((one) => (one === '' ? Number.NaN : Number(one)));
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : undefined;
}

/** Parts before and behind the first `@`: an id may have more. */
function split(value: string): readonly [string, string] {
  const at = value.indexOf('@');
  return at < 0 ? ['', ''] : [value.slice(0, at), value.slice(at + 1)];
}

const adding = (ids: readonly string[], id: string): readonly string[] => (ids.includes(id) ? ids : [...ids, id]);

/** Whether it is a day that exists. */
export function isDay(text: string): boolean {
  const instant = DAY.test(text) && !text.startsWith('0000') ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
