import { type NodeType, typeOfId } from '../../model/index.ts';
import { chosenEnd } from './chosen-dates.ts';
import type { ProjectionContext } from './project.ts';
import { type ByPath, bestFor, isWhole, leaderOf } from './ranked-values.ts';
import { type Candidate, type Deciding, decidingBetween, inRank } from './ranking.ts';
import { partProperties, type StatedField, statedField } from './stated-field.ts';

/** Why one of several values stands, as `Because` of the model has it. */
export type Because = 'CORRECTED' | Exclude<Deciding, 'BASIS'> | 'GOES_WITH' | 'PASSED_OVER';

export interface Standing {
  /** As `valueKey` has it. */
  readonly key: string;
  readonly because: Because;
}

/** Tells values of one property apart. The same day at two precisions is two values. */
export const valueKey = ({ stated }: Candidate): string => JSON.stringify([stated.value, stated.precision]);

/** A value of a relation is the id that stands for the one given. */
export function asStanding({ model, idOf }: Pick<ProjectionContext, 'model' | 'idOf'>, one: Candidate): Candidate {
  const { stated } = one;
  return typeOfId(model, stated.value) ? { ...one, stated: { ...stated, value: idOf(stated.value) } } : one;
}

/**
 * Which of the values given for a property stands in the projection, and why; undefined if none does. `given` has all of
 * them, also those that cannot be read; `byPath` is what the projection goes by.
 */
export function standingOf(
  context: ProjectionContext,
  type: NodeType,
  { path, given, byPath }: { readonly path: string; readonly given: readonly Candidate[]; readonly byPath: ByPath },
): Standing | undefined {
  const field = statedField(context.model, type, path);
  const chosen = field && chosenFor(type, field, byPath, path);
  if (!chosen) return undefined;
  const isLink = field.kind === 'relation';
  const standing = isLink ? asStanding(context, chosen) : chosen;
  const key = valueKey(standing);
  const others = given.filter((one) => valueKey(isLink ? asStanding(context, one) : one) !== key);
  const [other] = others.toSorted(inRank(context.precedenceOf));
  if (!other) return undefined;
  return { key, because: goesWithAnother(field, byPath, path) ? 'GOES_WITH' : whyBefore(context, chosen, other) };
}

/** The value that the projection takes. Lists have no single one. */
function chosenFor(type: NodeType, field: StatedField, byPath: ByPath, path: string): Candidate | undefined {
  switch (field.kind) {
    case 'property':
      return type.timed && path === 'until' ? chosenEnd(byPath) : bestFor(field.field, byPath, '');
    case 'relation':
      return byPath.get(path)?.[0];
    case 'part': {
      const prefix = prefixOf(path, field.property.name);
      const values: Record<string, unknown> = { ...partProperties(field.part, field.key) };
      for (const own of field.part.fields.values()) {
        if (own.kind === 'property') values[own.name] ??= bestFor(own, byPath, prefix)?.stated.value;
      }
      return isWhole(field.part, values) ? bestFor(field.property, byPath, prefix) : undefined;
    }
    case 'edge':
      return undefined;
  }
}

const prefixOf = (path: string, name: string): string => path.slice(0, path.length - name.length);

function goesWithAnother(field: StatedField, byPath: ByPath, path: string): boolean {
  if (field.kind !== 'property' && field.kind !== 'part') return false;
  const property = field.kind === 'part' ? field.property : field.field;
  return leaderOf(property, byPath, prefixOf(path, property.name)) !== undefined;
}

function whyBefore({ precedenceOf }: ProjectionContext, chosen: Candidate, other: Candidate): Because {
  // The other one comes first and does not stand: it cannot be read, or is an end before the beginning.
  if (inRank(precedenceOf)(chosen, other) > 0) return 'PASSED_OVER';
  const deciding = decidingBetween(precedenceOf, chosen, other);
  // Of two values that no source and no correction gives, none makes a conflict.
  return deciding === 'BASIS' ? 'CORRECTED' : deciding;
}
