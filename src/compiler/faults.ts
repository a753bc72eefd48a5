import type { GraphQLError } from 'graphql';
import { isFieldError } from './errors.ts';

/**
 * The errors of an operation's fields, by field. The key of a field holds its response keys and the types they are
 * selected on, since one path may lead to fields of several types: `/Query.country/Country.country.name`.
 */
export type Faults = ReadonlyMap<string, GraphQLError>;

export const NO_FAULTS: Faults = new Map();

/** The key in `Faults` of a field that is selected on a type: `outer` is the key of the field above, `path` its response keys. */
export const faultKey = (outer: string, typeName: string, path: string): string => `${outer}/${typeName}.${path}`;

/** The type that a field is selected on, and its response keys joined by dots. */
export function parseFaultKey(field: string): { readonly owner: string; readonly path: string } {
  const own = field.slice(field.lastIndexOf('/') + 1);
  const dot = own.indexOf('.');
  return { owner: own.slice(0, dot), path: own.slice(dot + 1) };
}

/** Merges faults. Those of fields below a failed field are dropped. */
export function joinFaults(...parts: readonly Faults[]): Faults {
  const all = new Map(parts.flatMap((part) => [...part]));
  const isWithin = (field: string): boolean => {
    for (let end = field.lastIndexOf('/'); end > 0; end = field.lastIndexOf('/', end - 1)) {
      if (all.has(field.slice(0, end))) return true;
    }
    return false;
  };
  return new Map([...all].filter(([field]) => !isWithin(field)));
}

/** Runs `work` for a field. A field error is recorded unless the field already has one; any other error is thrown. */
export function catchFault<T>(faults: Map<string, GraphQLError>, field: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!isFieldError(error)) throw error;
    if (!faults.has(field)) faults.set(field, error);
    return undefined;
  }
}
