import type { FactKind, InForce } from '../api/index.ts';
import type { PictureEdge, PictureNode } from '../state/index.ts';
import type { Hue, Line, Shape } from './scene-types.ts';

/** The shape and colour of each kind of node. */
export const NODE_LOOKS: Readonly<Record<PictureNode['kind'], { readonly shape: Shape; readonly hue: Hue }>> = {
  Country: { shape: 'circle', hue: 'country' },
  Person: { shape: 'triangle', hue: 'person' },
  Organization: { shape: 'square', hue: 'organization' },
  Alliance: { shape: 'diamond', hue: 'alliance' },
  Event: { shape: 'hexagon', hue: 'event' },
};

/** The colour of each kind of fact: that of the actors which only this kind ties to a country. */
export const EDGE_HUES: Readonly<Record<FactKind, Hue>> = {
  TENURE: 'person',
  MEMBERSHIP: 'alliance',
  LOAN: 'organization',
  EVENT: 'event',
};

const BASE_SIZE: Readonly<Record<PictureNode['kind'], number>> = {
  Country: 11,
  Person: 9,
  Organization: 9,
  Alliance: 11,
  Event: 7,
};
const MOST_SIZE = 28;

/** The radius of a node: its area grows with its ties. */
export const sizeOf = ({ kind, degree }: Pick<PictureNode, 'kind' | 'degree'>): number =>
  Math.min(MOST_SIZE, BASE_SIZE[kind] + 1.8 * Math.sqrt(degree));

/** The width of a tie without an amount. */
const PLAIN_WIDTH = 2;
const LEAST_WIDTH = 1.6;
const MOST_WIDTH = 9;

/** The width of a tie: a loan of a million is a hairline, each ten times as much adds the same. */
export function widthOf({ kind, amountUsd }: Pick<PictureEdge, 'kind' | 'amountUsd'>): number {
  if (kind !== 'LOAN' || amountUsd === null || amountUsd <= 0) return PLAIN_WIDTH;
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, LEAST_WIDTH + 1.5 * (Math.log10(amountUsd) - 6)));
}

/** Of how many facts a bundle is shows in its width too. */
export const bundleWidth = (count: number): number => Math.min(MOST_WIDTH, 2 + 1.8 * Math.log10(count));

/** How sure it is that a fact was in force. Without a day there is nothing to be unsure of. */
export function lineOf(inForce: InForce | null): Line {
  if (inForce === 'PRESUMED') return 'dashed';
  return inForce === 'POSSIBLE' ? 'dotted' : 'solid';
}

/** Dash and gap in points of the screen. A gap of nothing is a solid line. */
export const DASHES: Readonly<Record<Line, { readonly dash: number; readonly gap: number }>> = {
  solid: { dash: 10, gap: 0 },
  dashed: { dash: 9, gap: 6 },
  dotted: { dash: 3, gap: 4 },
};
