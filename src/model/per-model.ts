import type { Model } from './types.ts';

/** Derives something from a model once, however often it is asked for. The function has to be pure: a model never changes. */
export function perModel<T extends object>(derive: (model: Model) => T): (model: Model) => T {
  const known = new WeakMap<Model, T>();
  return (model) => {
    const found = known.get(model) ?? derive(model);
    known.set(model, found);
    return found;
  };
}
