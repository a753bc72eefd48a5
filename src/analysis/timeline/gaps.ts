/** Days from `from` up to, but not including, `until`. */
export interface Stretch {
  readonly from: string;
  readonly until: string;
}

/** The stretches between the given ones that none of them covers. */
export function gapsBetween(stretches: readonly Stretch[]): readonly Stretch[] {
  const gaps: Stretch[] = [];
  let reached: string | undefined;
  for (const { from, until } of stretches.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    if (reached !== undefined && reached < from) gaps.push({ from: reached, until: from });
    if (reached === undefined || reached < until) reached = until;
  }
  return gaps;
}
