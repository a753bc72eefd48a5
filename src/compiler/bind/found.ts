import type { AnalysisResult, ResultFieldView, ResultView } from '../plan/types/result-view.ts';

/** The ids of the nodes that are asked for, each once. */
export function idsIn(view: ResultView, found: AnalysisResult): readonly string[] {
  const ids = new Set<string>();
  collect(view, found, ids);
  return [...ids];
}

function collect(view: ResultView, found: AnalysisResult, ids: Set<string>): void {
  for (const entry of view.fields) {
    if (entry.kind !== 'object' && entry.kind !== 'node') continue;
    for (const value of valuesOf(entry, found)) {
      if (entry.kind === 'object') collect(entry.view, value as AnalysisResult, ids);
      else ids.add(String(value));
    }
  }
}

function valuesOf(
  { name, many }: Extract<ResultFieldView, { readonly name: string }>,
  found: AnalysisResult,
): readonly unknown[] {
  const value = found[name] ?? null;
  if (value === null) return [];
  return many ? (value as readonly unknown[]).filter((item) => item !== null) : [value];
}
