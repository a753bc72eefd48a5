import { getLocation, Kind } from 'graphql';
import type { ModelProblem } from './model-error.ts';
import { parseFiles } from './sdl/files.ts';
import type { Model } from './types.ts';

/** A root field that the SDL of an analysis declares, and where. */
export type AnalysisField = Pick<ModelProblem, 'file' | 'line' | 'column'> & { readonly name: string };

/** The root fields that the SDL of the analyses declares. */
export const analysisFields = (model: Model): readonly AnalysisField[] =>
  parseFiles(model.analyses)
    .definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_EXTENSION)
    .filter(({ name }) => name.value === 'Query')
    .flatMap(({ fields }) => fields ?? [])
    .map(({ name: { value, loc } }) => ({
      name: value,
      file: loc?.source.name ?? '',
      ...(loc ? getLocation(loc.source, loc.start) : { line: 1, column: 1 }),
    }));
