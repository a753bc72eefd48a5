import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'dotenv';
import { readConfig } from '../../src/app/config.ts';
import { SETTINGS } from '../../src/app/settings.ts';

const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

describe('.env.example', () => {
  test('changes nothing when it is copied as it is', () => {
    expect(readConfig(parse(text))).toEqual(readConfig({}));
  });

  test('has every setting that is read', () => {
    for (const name of SETTINGS) expect(Object.keys(parse(text))).toContain(name);
  });

  test('has one line of explanation above each setting', () => {
    const [, ...settings] = text.trim().split('\n\n');
    const lines = settings.join('\n').split('\n');
    expect(lines.filter((_, i) => i % 2 === 0).every((line) => line.startsWith('# '))).toBe(true);
    expect(lines.filter((_, i) => i % 2 === 1)).toEqual(Object.entries(parse(text)).map((pair) => pair.join('=')));
  });
});
