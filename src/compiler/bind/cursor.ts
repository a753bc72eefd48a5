import type { CursorOrder } from '../plan/types/parameter.ts';

/** Encodes a position in an order as text that is opaque to clients. */
export const encodeCursor = (digest: string, values: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([digest, ...values]), 'utf8').toString('base64url');

/** The values in a cursor; undefined if the text is not a cursor of this order. */
export function decodeCursor(text: unknown, order: CursorOrder): readonly unknown[] | undefined {
  if (typeof text !== 'string' || !/^[\w-]+$/.test(text)) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(content) || content.length !== order.keys.length + 1 || content[0] !== order.digest)
    return undefined;
  const values: readonly unknown[] = content.slice(1);
  return values.every((value, index) => fitsKey(value, order.keys[index])) ? values : undefined;
}

function fitsKey(value: unknown, key: CursorOrder['keys'][number] | undefined): boolean {
  if (!key) return false;
  if (value === null) return key.nullable;
  if (key.type === 'Int') return Number.isSafeInteger(value);
  if (key.type === 'Float') return Number.isFinite(value);
  return key.type === 'Boolean' ? typeof value === 'boolean' : typeof value === 'string';
}
