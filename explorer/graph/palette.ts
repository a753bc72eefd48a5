import { useSyncExternalStore } from 'react';
import type { Hue, Palette } from './scene-types.ts';

const HUES: readonly Hue[] = [
  'back',
  'line',
  'text',
  'text-2',
  'accent',
  'warn',
  'country',
  'person',
  'organization',
  'alliance',
  'event',
];

const dark = matchMedia('(prefers-color-scheme: dark)');

function subscribe(changed: () => void): () => void {
  dark.addEventListener('change', changed);
  return () => dark.removeEventListener('change', changed);
}

/** Whether the page is dark; tells of each change. */
const useDark = (): boolean => useSyncExternalStore(subscribe, () => dark.matches);

const kept = new Map<boolean, Palette>();

/** The colours of the page as they are computed, as canvas and WebGL need them. */
export function usePalette(): Palette {
  const isDark = useDark();
  const known = kept.get(isDark);
  if (known) return known;
  const palette = readPalette();
  kept.set(isDark, palette);
  return palette;
}

/** `light-dark()` is only resolved where it is the colour of an element. */
function readPalette(): Palette {
  const probe = document.createElement('span');
  document.body.append(probe);
  const entries = HUES.map((hue) => {
    probe.style.color = `var(--${hue})`;
    return [hue, toHex(getComputedStyle(probe).color)];
  });
  probe.remove();
  return Object.fromEntries(entries) as Palette;
}

const toHex = (color: string): string =>
  `#${[...color.matchAll(/\d+/g)]
    .slice(0, 3)
    .map(([part]) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`;

/** Whether a person asked their system for less motion. */
export const lessMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
