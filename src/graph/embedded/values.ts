/**
 * Converts integers beyond 2^53, which the engine returns as `bigint`, to numbers. Changes the list in place, which is safe
 * for a fresh result and avoids a costly copy.
 */
export function roundBigInts(list: unknown[]): void {
  for (let i = 0; i < list.length; i++) {
    const value = list[i];
    if (typeof value === 'object') {
      if (Array.isArray(value)) roundBigInts(value);
      else if (value !== null) roundInMap(value as Record<string, unknown>);
    } else if (typeof value === 'bigint') list[i] = Number(value);
  }
}

function roundInMap(map: Record<string, unknown>): void {
  const values = Object.values(map);
  roundBigInts(values);
  for (const [i, key] of Object.keys(map).entries()) map[key] = values[i];
}
