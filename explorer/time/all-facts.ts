interface Identified {
  readonly id: string;
}

/** Facts, and others that are not among them. If there are none, the same list: so a turn of the day counts nothing anew. */
export function withOthers<Fact extends Identified>(
  { facts, byId }: { readonly facts: readonly Fact[]; readonly byId: ReadonlyMap<string, unknown> },
  others: Readonly<Record<string, Fact>>,
): readonly Fact[] {
  const added = Object.keys(others).filter((id) => !byId.has(id));
  return added.length === 0 ? facts : [...facts, ...added.flatMap((id) => others[id] ?? [])];
}
