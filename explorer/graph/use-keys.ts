import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import type { Picture, SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import type { Arranger } from './arranger.ts';
import { isDirection, nextTowards } from './neighbour-keys.ts';
import { togglePin } from './node-menu.tsx';
import type { Scene } from './scene-types.ts';
import type { Stage } from './stage.ts';
import { cutText } from './text.ts';

const NAME = 120;
const ZOOM = 1.5;

interface Given extends Pick<SlotProps, 'state' | 'dispatch' | 'picture'> {
  readonly scene: Scene;
  readonly arranger: Arranger;
  readonly stage: Stage | null;
  /** Opens the menu of a node, or the list of a bundle. */
  readonly open: (id: string) => void;
}

/** Where the keyboard is in the drawing, what it last said, and what its keys do. */
export function useKeys(given: Given) {
  const [focused, setFocused] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const at = isDrawn(given.scene, focused) ? focused : null;
  const goTo = (id: string | null): void => {
    if (id === null) {
      setSaid(TEXTS.graph.noneThere);
      return;
    }
    setFocused(id);
    setSaid(describe(id, given));
    if (given.stage && !given.stage.sees(id)) given.stage.fit([id]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (isDirection(key)) goTo(inDirection(key, at, given));
    else if (key === 't' || key === 'T') goTo(nextTie(at, key === 't' ? 1 : -1, given));
    else if (!act(key, at, given)) return;
    event.preventDefault();
  };
  const leave = (): void => setFocused(null);
  // A mouse gives the drawing the keys too, but points by itself.
  const enter = ({ currentTarget }: FocusEvent): void => {
    if (at === null && currentTarget.matches(':focus-visible'))
      goTo(given.state.selected ?? given.scene.nodes[0]?.id ?? null);
  };
  return { focused: at, said, onKeyDown, enter, leave };
}

const isDrawn = ({ nodes, edges }: Scene, id: string | null): boolean =>
  nodes.some((node) => node.id === id) || edges.some((edge) => edge.id === id);

/** From a tie the keys go on from the node it begins at. */
const nodeOf = ({ edges }: Scene, id: string | null): string | null => edges.find((edge) => edge.id === id)?.from ?? id;

/** The nearest neighbour in the direction; if there is none, the nearest of all. */
function inDirection(key: string, at: string | null, { scene, arranger, state }: Given): string | null {
  const places = arranger.places();
  const from = nodeOf(scene, at) ?? state.selected ?? scene.nodes[0]?.id ?? null;
  const place = from === null ? undefined : places.get(from);
  if (!place || from === null) return scene.nodes[0]?.id ?? null;
  const neighbours = scene.edges.flatMap((edge) => {
    if (edge.from === from) return [edge.to];
    return edge.to === from ? [edge.from] : [];
  });
  return (
    nextTowards(key, place, neighbours, places) ??
    nextTowards(
      key,
      place,
      scene.nodes.map(({ id }) => id),
      places,
    )
  );
}

function nextTie(at: string | null, step: number, { scene }: Given): string | null {
  const of = nodeOf(scene, at);
  const ties = tiesOf(scene, of);
  const now = ties.indexOf(at ?? '');
  if (ties.length === 0) return null;
  const next = now < 0 ? (step > 0 ? 0 : ties.length - 1) : (now + step + ties.length) % ties.length;
  return ties[next] ?? null;
}

/** Ties that begin at a node come first: so going through them stays with that node. */
const tiesOf = ({ edges }: Scene, of: string | null): readonly string[] => {
  const beginning = edges.filter(({ from }) => from === of);
  const ties = beginning.length > 0 ? beginning : edges.filter(({ to }) => to === of);
  return ties.map(({ id }) => id);
};

/** Whether a key does something with where the keyboard is. */
function act(key: string, at: string | null, { scene, arranger, stage, open, state, dispatch }: Given): boolean {
  const edge = scene.edges.find(({ id }) => id === at);
  const node = edge ? null : at;
  switch (key) {
    case 'Enter':
    case ' ':
      if (edge) edge.facts.length > 1 ? open(edge.id) : dispatch({ type: 'select', id: edge.facts[0] ?? edge.id });
      else if (node !== null) state.selected === node ? open(node) : dispatch({ type: 'select', id: node });
      return at !== null;
    case 'Escape':
      dispatch({ type: 'select', id: null });
      return true;
    case 'Delete':
    case 'Backspace':
      if (at !== null) dispatch({ type: 'hide', ids: edge ? edge.facts : [at] });
      return at !== null;
    case '+':
    case '-':
      stage?.zoom(key === '+' ? ZOOM : 1 / ZOOM);
      return true;
    case '0':
      stage?.fit();
      return true;
    default:
      return node !== null && actOnNode(key.toLowerCase(), node, { arranger, open, state, dispatch });
  }
}

function actOnNode(
  key: string,
  node: string,
  { arranger, open, state, dispatch }: Pick<Given, 'arranger' | 'open' | 'state' | 'dispatch'>,
): boolean {
  if (key === 'm' || key === 'contextmenu') open(node);
  else if (key === 'p') togglePin(node, { state, dispatch }, arranger.places().get(node) ?? null);
  else if (key === 'e') dispatch({ type: 'add', id: node });
  else return false;
  return true;
}

/** A node or tie in words, for who does not see the drawing. */
function describe(id: string, { scene, picture }: Pick<Given, 'scene' | 'picture'>): string {
  const node = picture.nodes.find((one) => one.id === id);
  if (node) return TEXTS.graph.isNode(cutText(node.label, NAME), TEXTS.kinds[node.kind], formatNumber(node.degree));
  const edge = scene.edges.find((one) => one.id === id);
  if (!edge) return '';
  const name = nameIn(picture);
  const ties = tiesOf(scene, edge.from);
  const place = `${formatNumber(ties.indexOf(id) + 1)} / ${formatNumber(ties.length)}`;
  return TEXTS.graph.isEdge(`${TEXTS.fact[edge.kind]}: ${edge.label}`, name(edge.from), name(edge.to), place);
}

const nameIn =
  ({ nodes }: Picture) =>
  (id: string): string =>
    cutText(nodes.find((node) => node.id === id)?.label ?? id, NAME);
