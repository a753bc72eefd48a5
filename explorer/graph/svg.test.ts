import { describe, expect, test } from '@jest/globals';
import { sceneOf } from './scene.ts';
import type { Palette } from './scene-types.ts';
import { svgOf } from './svg.ts';
import { edge, node } from './testing.ts';

const palette: Palette = {
  back: '#fff',
  line: '#ccc',
  text: '#111',
  'text-2': '#555',
  accent: '#00f',
  warn: '#840',
  country: '#05d',
  person: '#930',
  organization: '#460',
  alliance: '#71a',
  event: '#505',
};
const measure = (text: string, size: number): number => text.length * size * 0.6;
const draw = (
  nodes: Parameters<typeof sceneOf>[0]['nodes'],
  edges: Parameters<typeof sceneOf>[0]['edges'] = [],
  caption = 'A caption',
): string => {
  const places = new Map(nodes.map(({ id }, index) => [id, { x: 200 * index, y: 40 * index }]));
  return svgOf(sceneOf({ nodes, edges }), places, { palette, measure, caption, scale: 1 });
};
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('the drawing as SVG', () => {
  test('has a mark for each node and edge, with dashes, arrows and what is disputed', () => {
    const svg = draw(
      [node('a', { code: 'AA' }), node('b', { kind: 'Person' }), node('c', { kind: 'Organization' })],
      [
        edge('x', 'a', 'b', { inForce: 'PRESUMED', disputed: true }),
        edge('y', 'b', 'c', { inForce: 'POSSIBLE', directed: false }),
      ],
    );
    expect(count(svg, '<path ')).toBe(2);
    expect(svg).toContain('stroke-dasharray="9 6"');
    expect(svg).toContain('stroke-dasharray="3 4"');
    expect(count(svg, '≠')).toBe(1);
    // The triangle, the square and one arrow.
    expect(count(svg, '<polygon ')).toBe(3);
    expect(svg).toContain('>AA</text>');
    expect(svg).toContain('>A caption</text>');
  });

  test('lets no text become markup, and has no character that XML refuses', () => {
    const svg = draw([node('a', { label: '<script>alert("1")</script>' })], [], 'x\u0000\ud800 & <b>');
    expect(svg).not.toMatch(/<script|<b>/);
    expect(svg).not.toContain('\u0000');
    expect(svg).toContain('x\ufffd &amp; &lt;b&gt;');
    expect(svg).toContain('&lt;script&gt;');
  });

  test('is a document of a size that can be used, also where nodes lie far apart or nowhere', () => {
    expect(draw([])).toContain('width="400"');
    const far = svgOf(
      sceneOf({ nodes: [node('a'), node('b')], edges: [] }),
      new Map([
        ['a', { x: 0, y: 0 }],
        ['b', { x: 1e6, y: 0 }],
      ]),
      {
        palette,
        measure,
        caption: '',
        scale: 1,
      },
    );
    expect(Number(/width="(\d+)"/.exec(far)?.[1])).toBeLessThanOrEqual(4000);
  });

  test('shows each name once', () => {
    expect(count(draw([node('a', { label: 'Venezuela' })]), 'Venezuela')).toBe(1);
  });
});
