import type { PictureEdge, PictureNode } from '../state/index.ts';

/** A node and an edge of a picture, for tests. */
export const node = (id: string, more: Partial<PictureNode> = {}): PictureNode => ({
  id,
  kind: 'Country',
  label: id,
  code: null,
  place: null,
  degree: 1,
  total: null,
  expanded: [],
  root: false,
  pinned: false,
  disputed: false,
  inForce: null,
  ...more,
});

export const edge = (id: string, from: string, to: string, more: Partial<PictureEdge> = {}): PictureEdge => ({
  id,
  fact: id,
  kind: 'LOAN',
  from,
  to,
  fromRole: 'creditor',
  toRole: 'debtor',
  directed: true,
  label: null,
  status: null,
  ofHub: false,
  amountUsd: null,
  inForce: null,
  disputed: false,
  found: false,
  ...more,
});
