import { ANALYSES } from '../analysis/index.ts';
import { checkRootFields } from '../callers/index.ts';
import { createExporter, type Exporter } from '../export/index.ts';
import type { Model } from '../model/index.ts';
import { createApi } from '../resolvers/index.ts';

/** The API of a model, and its exports. */
export interface ServedApi {
  readonly api: ReturnType<typeof createApi>;
  readonly exporter: Exporter;
}

/**
 * Creates the API of a model, with its analyses and exports.
 * @throws {CallersError} if a root field has no rule that says who may ask it.
 * @throws {ModelError} if one of them is missing for the model, or the model for one of them.
 */
export function createServedApi(model: Model): ServedApi {
  const api = createApi(model, ANALYSES);
  checkRootFields(Object.keys(api.schema.getQueryType()?.getFields() ?? {}));
  return { api, exporter: createExporter(model, api) };
}
