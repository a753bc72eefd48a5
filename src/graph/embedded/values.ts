/**
 * Makes numbers of the integers past 2^53, which the embedded engine gives as `bigint`; all other values come as
 * the port wants them. It works in place, since nobody else holds what the engine has just given: a copy would
 * cost more than all else here.
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
