/** Who may see a source, the least first: the values of the model's enum `Clearance`. */
export const CLEARANCES = ['PUBLIC', 'INTERNAL', 'RESTRICTED'] as const;

/** The clearance of a source; of a caller, who sees the sources up to it; or of a graph, which may hold these. */
export type Clearance = (typeof CLEARANCES)[number];

/** The clearance of what everyone may see. */
export const LOWEST: Clearance = 'PUBLIC';

/** The clearance of a graph that holds everything, and of a caller who sees it. */
export const FULL: Clearance = 'RESTRICTED';

export const isClearance = (text: unknown): text is Clearance => CLEARANCES.some((one) => one === text);

/** Whether a graph or a caller of one clearance may have what a source of another states. */
export const admits = (own: Clearance, source: Clearance): boolean =>
  CLEARANCES.indexOf(source) <= CLEARANCES.indexOf(own);

/** The clearances that one does not admit. */
export const above = (own: Clearance): readonly Clearance[] => CLEARANCES.filter((one) => !admits(own, one));

/** The highest of some clearances; the lowest of all if there are none. */
export const highestOf = (clearances: readonly Clearance[]): Clearance =>
  CLEARANCES.findLast((clearance) => clearances.includes(clearance)) ?? LOWEST;

/** The clearance of a source by its fields; the lowest if they give none. */
export function clearanceIn({ clearance = LOWEST }: { readonly clearance?: unknown }): Clearance {
  if (isClearance(clearance)) return clearance;
  throw new Error(`${String(clearance)} is no clearance`);
}
