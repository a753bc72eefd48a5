import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

interface Compared {
  readonly size: readonly [number, number];
  /** The size of the SVG. */
  readonly own: readonly [number, number];
  /** The part of all pixels that differ to the eye. */
  readonly differing: number;
  /** Of each colour as `#0b57d0`, how many pixels the PNG has. */
  readonly colors: Readonly<Record<string, number>>;
}

/** Fewer pixels of a colour may be where two others meet. */
const LEAST_PIXELS = 100;

/**
 * Checks that a PNG is what a browser draws of the SVG, and that it has the colours of all its shapes. The size of the PNG.
 */
export async function expectSamePicture(page: Page, png: Buffer, svg: string): Promise<readonly [number, number]> {
  const blank = await page.context().newPage();
  const compared = await blank.evaluate<Compared>(comparing(png, svg));
  await blank.close();
  const { size, own, differing, colors } = compared;
  expect(size[0] / size[1]).toBeCloseTo(own[0] / own[1], 2);
  expect(differing).toBeLessThan(0.001);
  const fills = fillsOf(svg);
  expect(fills.size).toBeGreaterThan(1);
  expect([...fills].filter((fill) => (colors[fill] ?? 0) < LEAST_PIXELS)).toEqual([]);
  return size;
}

/** The colours of its shapes, as `#0b57d0`, however they are written. */
function fillsOf(svg: string): ReadonlySet<string> {
  const written = svg.matchAll(/<(?:circle|polygon|path) [^>]*\bfill="(#[\da-f]{6}|rgb\([\d, ]+\))"/g);
  return new Set(
    [...written].map(([, fill = '']) =>
      fill.startsWith('#')
        ? fill
        : `#${(fill.match(/\d+/g) ?? []).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`,
    ),
  );
}

/** Runs in an empty page, whose policy forbids nothing. */
const comparing = (png: Buffer, svg: string): string => `(async () => {
  const load = async (type, base64) => {
    const image = new Image();
    image.src = 'data:' + type + ';base64,' + base64;
    await image.decode();
    return image;
  };
  const images = [
    await load('image/png', '${png.toString('base64')}'),
    await load('image/svg+xml', '${Buffer.from(svg).toString('base64')}'),
  ];
  const [{ width, height }, own] = images;
  const pixels = (image, behind) => {
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    context.fillStyle = behind;
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data;
  };
  const one = pixels(images[0], 'white');
  // An SVG may have nothing behind what it draws; the PNG has a colour there.
  const other = pixels(own, 'rgb(' + [...one.slice(0, 3)].join() + ')');
  const counts = new Map();
  let differing = 0;
  for (let at = 0; at < one.length; at += 4) {
    const color = one[at] * 65536 + one[at + 1] * 256 + one[at + 2];
    counts.set(color, (counts.get(color) ?? 0) + 1);
    const far = (part) => Math.abs(one[at + part] - other[at + part]) > 24;
    if (far(0) || far(1) || far(2)) differing++;
  }
  const colors = Object.fromEntries(
    [...counts].map(([color, count]) => ['#' + color.toString(16).padStart(6, '0'), count]),
  );
  return { size: [width, height], own: [own.width, own.height], differing: differing / (width * height), colors };
})()`;
