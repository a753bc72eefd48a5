import { groupBy } from '../../domain/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { isFact, type Model } from '../../model/index.ts';
import type { Statement } from '../conflicts/conflicts.ts';
import type { Noted } from '../marks/tally.ts';
import { type Content, contentFields, textContent } from '../stored/content.ts';
import { typeOfId } from '../stored/graph-node.ts';
import { storedContents } from '../stored/stored-content.ts';
import type { StaleStatement } from './stale-statements.ts';

/** Withdrawn statements, the remaining ones on their subjects, and the contents that a dry run expects. */
export interface Withdrawn {
  readonly gone: readonly StaleStatement[];
  readonly remaining: readonly Statement[];
  readonly contentOf?: (id: string) => Content | undefined;
}

/** Notes what remains without a statement: actors that have none left, and values that none gives. */
export async function unstatedNotes(
  graph: GraphPort,
  model: Model,
  { gone, remaining, contentOf }: Withdrawn,
): Promise<readonly Noted[]> {
  const stated = groupBy(remaining, ({ subject }) => subject);
  const subjects = [...new Set(gone.map(({ subject }) => subject))];
  const actors = subjects.filter((id) => !stated.has(id) && !isFact(typeOfId(model, id)));
  const others = groupBy(
    gone.filter(({ subject }) => stated.has(subject)),
    ({ subject }) => subject,
  );
  const contents = new Map<string, Content>();
  for (const [type, ids] of groupBy(others.keys(), (id) => typeOfId(model, id))) {
    for (const [id, content] of await storedContents(graph, model, type, ids)) contents.set(id, content);
  }
  return [
    ...actors.map(
      (id): Noted => ({ of: 'unstated', reason: typeOfId(model, id).name.toLowerCase(), example: [0, id] }),
    ),
    ...[...others].flatMap(([id, some]) => {
      const content = contentOf?.(id) ?? contents.get(id) ?? [];
      return bareFields(model, some, stated.get(id) ?? [], content).map(
        (field): Noted => ({
          of: 'bare',
          reason: `${typeOfId(model, id).name.toLowerCase()}: ${field}`,
          example: [0, id],
        }),
      );
    }),
  ];
}

/** The fields of a subject that keep a value which only withdrawn statements gave. */
function bareFields(
  model: Model,
  gone: readonly StaleStatement[],
  remaining: readonly Statement[],
  content: Content,
): readonly string[] {
  const [first] = gone;
  if (!first) return [];
  return contentFields(typeOfId(model, first.subject)).flatMap((field, index) => {
    const has = content[index] ?? 0;
    const lost = gone.flatMap(({ values }) => values).filter(({ property }) => property === field.name);
    const left = remaining.filter(({ property }) => property === field.name);
    if (has === 0 || lost.length === 0) return [];
    // A statement words a list its own way, so it cannot be compared with the stored list.
    const isList =
      field.kind === 'relation' ? field.many || model.edges.has(field.target) : field.kind === 'property' && field.list;
    const gives = ({ value }: { readonly value: string }): boolean => textContent(value) === has;
    const isBare = isList ? left.length === 0 : lost.some(gives) && !left.some(gives);
    return isBare ? [field.name] : [];
  });
}
