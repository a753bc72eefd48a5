import { describe, expect, test } from '@jest/globals';
import { Names } from './names.ts';

describe('Names', () => {
  test('never hands out a variable twice', () => {
    const names = new Names();
    const variables = [names.node(), names.node(), names.edge(), names.column(), names.key(), names.item()];
    expect(variables).toEqual(['`n0`', '`n1`', '`e0`', '`c0`', '`k0`', '`i0`']);
  });
});
