import { describe, expect, test } from '@jest/globals';
import { codeOf, worldMap } from './shapes.ts';

describe('the shapes of the map', () => {
  const { shapes, project } = worldMap();

  test('have the codes of the countries that have a number, and of Kosovo', () => {
    const codes = shapes.flatMap(({ code }) => code ?? []);
    expect(shapes).toHaveLength(177);
    expect(codes).toHaveLength(175);
    expect(new Set(codes).size).toBe(175);
    expect(codes).toEqual(expect.arrayContaining(['VE', 'CN', 'BY', 'US', 'GB', 'CD', 'AU', 'XK', 'SS', 'TL']));
  });

  test.each([
    ['862', 'VE'],
    ['036', 'AU'],
    ['004', 'AF'],
    ['688', 'RS'],
  ])('join the number %s to %s', (number, code) => {
    expect(codeOf(number, '')).toBe(code);
  });

  test('have no code that nobody knows', () => {
    expect(codeOf(undefined, 'Somaliland')).toBeNull();
    expect(codeOf('001', 'World')).toBeNull();
    expect(codeOf(undefined, 'constructor')).toBeNull();
  });

  test('lie where their countries are', () => {
    const [x = 0, y = 0] = project([-66, 7]) ?? [];
    expect(x).toBeGreaterThan(200);
    expect(x).toBeLessThan(400);
    expect(y).toBeGreaterThan(180);
    expect(y).toBeLessThan(260);
    for (const { path } of shapes) expect(path).toMatch(/^M[\d.,MLZ-]+$/);
  });
});
