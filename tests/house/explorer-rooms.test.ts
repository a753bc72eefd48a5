import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';
import { importsIn, partOf, sourceFiles } from '../support/imports.ts';

const ROOT = join(import.meta.dirname, '../..');
const EXPLORER = join(ROOT, 'explorer');
const PAGE = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');

/** The rooms, and those that each may use: the table of ARCHITECTURE.md. */
const ROOMS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...PAGE.matchAll(/^\| `explorer\/(\w+)\/` +\|[^|]+\| ([^|]+?) +\|$/gm)].map(([, room = '', used = '']) => [
    room,
    used === '–' ? [] : used.split(', '),
  ]),
);

/** What lies beside the rooms: the entry and the build. */
const BESIDE = ['main.tsx', 'vite.config.ts'];

const files = sourceFiles(EXPLORER).filter((file) => !BESIDE.includes(file));
const imports = importsIn(EXPLORER).filter(({ file, part, of }) => part !== of && !BESIDE.includes(file));

describe('the rooms of explorer/', () => {
  test('are those that the table names', () => {
    expect([...new Set(files.map(partOf))].toSorted()).toEqual(Object.keys(ROOMS).toSorted());
  });

  test('use only rooms above them in the table, through their doors', () => {
    const order = Object.keys(ROOMS);
    for (const [room, used] of Object.entries(ROOMS)) {
      expect(used.filter((other) => order.indexOf(other) >= order.indexOf(room))).toEqual([]);
    }
    const within = imports.filter(({ of }) => of !== '..');
    expect(within.length).toBeGreaterThan(30);
    expect(within.filter(({ part, of }) => !ROOMS[part]?.includes(of))).toEqual([]);
    expect(within.filter(({ path, of }) => path !== `${of}/index.ts`)).toEqual([]);
  });

  test('use nothing outside of the page but the form of the links to the playground', () => {
    const outside = imports.filter(({ of }) => of === '..').map(({ file, path }) => `${file} ${path}`);
    expect(outside).toEqual(['api/playground-link.ts ../playground/link.ts']);
  });
});

/** Attributes that people read or hear. */
const READ = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label', 'description']);

interface Part {
  readonly type?: string;
  readonly value?: unknown;
  readonly name?: { readonly value?: unknown };
}

/** The texts for people that a file has as literals: those between tags, and of attributes that are read. */
function literalsOf(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { type, value, name } = part as Part;
    if (type === 'JSXText' && /\p{L}/u.test(String(value))) found.push(String(value).trim());
    if (type === 'JSXAttribute' && READ.has(String(name?.value)) && (value as Part)?.type === 'StringLiteral') {
      found.push(String((value as Part).value));
    }
    if (type === 'JSXExpressionContainer') {
      const { expression } = part as { readonly expression: Part };
      if (expression.type === 'StringLiteral' && /\p{L}/u.test(String(expression.value))) {
        found.push(String(expression.value));
      }
    }
    for (const child of Object.values(part)) visit(child);
  };
  visit(parseSync(text, { syntax: 'typescript', tsx: true, target: 'es2022' }).body);
  return found;
}

describe("the explorer's texts", () => {
  test('are in one file: no component has any of its own', () => {
    const components = files.filter((file) => file.endsWith('.tsx'));
    expect(components.length).toBeGreaterThan(10);
    const found = components.flatMap((file) =>
      literalsOf(readFileSync(join(EXPLORER, file), 'utf8')).map((literal) => `${file}: ${literal}`),
    );
    expect(found).toEqual([]);
  });

  test('would be found elsewhere', () => {
    expect(literalsOf('export const A = () => <p title="b">Hello {"you"} <i aria-label="c" /></p>;')).toEqual([
      'b',
      'Hello',
      'you',
      'c',
    ]);
  });
});
