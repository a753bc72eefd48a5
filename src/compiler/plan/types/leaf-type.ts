import type { EnumType, Model, PropertyField } from '../../../model/index.ts';

/** The type of a scalar or enum value in the response. `key`: a text that is read from its sort key. */
export interface LeafType {
  readonly kind: 'text' | 'key' | 'integer' | 'float' | 'boolean' | 'enum';
  readonly required: boolean;
  /** The values of an enum. */
  readonly values?: readonly string[];
}

const KINDS: Readonly<Record<string, LeafType['kind']>> = { Int: 'integer', Float: 'float', Boolean: 'boolean' };

/** The leaf type of a scalar. */
export const scalarLeaf = (type: string, required = false): LeafType => ({ kind: KINDS[type] ?? 'text', required });

/** The leaf type of an optional text that is read from its sort key. */
export const KEY_LEAF: LeafType = { kind: 'key', required: false };

/** The leaf type of a property; for a list, of its elements. */
export function propertyLeaf(model: Model, { type, required }: PropertyField): LeafType {
  if (type.kind === 'scalar') return scalarLeaf(type.name, required);
  const declared: EnumType | undefined = model.enums.get(type.name);
  return { kind: 'enum', required, values: declared?.values.map(({ name }) => name) ?? [] };
}

const MAX_INT = 2 ** 31 - 1;

/** Whether the API may return a value unchanged as this type. */
export function fitsLeaf({ kind, required, values }: LeafType, value: unknown): boolean {
  if (value === null || value === undefined) return !required;
  switch (kind) {
    case 'text':
    case 'key':
      return typeof value === 'string';
    case 'enum':
      return typeof value === 'string' && (values?.includes(value) ?? false);
    case 'boolean':
      return typeof value === 'boolean';
    case 'float':
      return Number.isFinite(value);
    case 'integer':
      return Number.isInteger(value) && Math.abs(value as number) <= MAX_INT;
  }
}
