import { useMemo } from 'react';
import { TEXTS } from '../texts/index.ts';
import { type CanvasExport, useOfferExport } from '../ui/index.ts';
import type { Arranger } from './arranger.ts';
import { measureBy } from './overlay.ts';
import { usePalette } from './palette.ts';
import type { Scene } from './scene-types.ts';
import { svgOf } from './svg.ts';

/** Points of the screen for a unit of the graph: two tied nodes are then about as far apart as on a screen. */
const SCALE = 1.4;
/** Pixels of a picture for a point. */
const SHARPNESS = 2;
/** A larger picture no browser makes. */
const MOST_PIXELS = 8000;

/** Offers the drawing as SVG and as PNG to what takes it along. */
export function useExport(scene: Scene, arranger: Arranger, day: string | null): void {
  const palette = usePalette();
  const offered = useMemo<CanvasExport>(() => {
    const svg = (): string => {
      const context = document.createElement('canvas').getContext('2d');
      const measure = context ? measureBy(context) : (text: string, size: number) => text.length * size * 0.6;
      const caption = TEXTS.graph.caption(day === null ? TEXTS.graph.allTime : TEXTS.graph.onDay(day));
      return svgOf(scene, arranger.places(), { palette, measure, caption, scale: SCALE });
    };
    return { svg, png: () => pngOf(svg()) };
  }, [scene, arranger, day, palette]);
  useOfferExport(offered);
}

/** The SVG as the browser draws it: so both are the same picture, of all and not of what is in sight. */
async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const sharpness = Math.min(SHARPNESS, MOST_PIXELS / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * sharpness);
    canvas.height = Math.round(image.height * sharpness);
    // Kept in memory, since all of it is read back at once.
    canvas.getContext('2d', { willReadFrequently: true })?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
