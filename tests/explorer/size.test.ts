import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const DIST = join(import.meta.dirname, '../../dist/explorer');
/** What the page may load before it is asked for more, as a browser without Brotli gets it. */
const MOST_BYTES = 400_000;

const html = readFileSync(join(DIST, 'index.html'), 'utf8');
const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path = '']) => path);

describe('the built explorer', () => {
  test(`begins with at most ${MOST_BYTES} compressed bytes of scripts and styles`, () => {
    const first = named.filter((path) => /\.(?:js|css)$/.test(path));
    expect(first.length).toBeGreaterThanOrEqual(2);
    const bytes = first.reduce((sum, path) => sum + statSync(join(DIST, `${path}.gz`)).size, 0);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('has no inline script or style, and loads nothing from elsewhere', () => {
    expect(html).not.toMatch(/<script(?![^>]*\bsrc="\.\/)|<style|\sstyle=|(?:src|href)="(?:https?:)?\/\//);
    expect(named.length).toBeGreaterThan(0);
  });

  test('has assets that are named by their content, in a folder of their own', () => {
    const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const assets = files.filter(({ name }) => !name.startsWith('index.html'));
    expect(assets.length).toBeGreaterThan(0);
    for (const { name, parentPath } of assets) {
      expect(parentPath).toBe(join(DIST, 'explore/assets'));
      expect(name).toMatch(/-[\w-]{8}\.\w+(?:\.gz|\.br)?$/);
    }
  });
});
