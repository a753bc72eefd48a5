import type { EnumType, Model, PropertyField } from '../../model/index.ts';
import type { Leaf } from './view.ts';

const KINDS: Readonly<Record<string, Leaf['kind']>> = { Int: 'integer', Float: 'float', Boolean: 'boolean' };

/** A scalar's values, of which none is required. */
export const scalarLeaf = (type: string, required = false): Leaf => ({ kind: KINDS[type] ?? 'text', required });

/** Texts of which the keys are read. */
export const KEY_LEAF: Leaf = { kind: 'key', required: false };

/** What the values of a property are. */
export function leafOf(model: Model, { type, required }: PropertyField): Leaf {
  if (type.kind === 'scalar') return scalarLeaf(type.name, required);
  const declared: EnumType | undefined = model.enums.get(type.name);
  return { kind: 'enum', required, values: declared?.values.map(({ name }) => name) ?? [] };
}

const MAX_INT = 2 ** 31 - 1;

/** Whether a value is one that the API may answer here as it is. */
export function fits({ kind, required, values }: Leaf, value: unknown): boolean {
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
