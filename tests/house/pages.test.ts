import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const ROOT = new URL('../../', import.meta.url);
/** A path of the repository in code. */
const PATH = /`((?:src|tests|docs|schema|seed|mappings|playground|explorer|clients|bench|scripts)\/[\w./-]*)`/g;
/** The target of a link, and the heading that it names. */
const LINK = /\]\((?!\w+:)([^)#]*)(?:#([^)]*))?\)/g;
const CODE = /```[\s\S]*?```/g;

/** Pages that name files of this repository; others name files of their readers. */
const OF_THE_CODE = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/security.md'];

const pages = ['', 'docs/', 'seed/', 'bench/', 'clients/typescript/', 'src/cypher/'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT))
    .filter((file) => file.endsWith('.md'))
    .map((file) => folder + file),
);

const read = (page: string): string => readFileSync(new URL(page, ROOT), 'utf8').replaceAll(CODE, '');

/** The anchors of a page's headings, as GitHub makes them. */
const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('a page', () => {
  test.each(OF_THE_CODE)('%s names only paths that exist', (page) => {
    const paths = [...read(page).matchAll(PATH)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
  });

  test.each(pages)('%s links only to pages and headings that exist', (page) => {
    const broken = [...read(page).matchAll(LINK)].flatMap(([link, path = '', anchor]) => {
      const target = path === '' ? new URL(page, ROOT) : new URL(path, new URL(page, ROOT));
      if (!existsSync(target)) return [link];
      const found = anchor === undefined || anchorsOf(readFileSync(target, 'utf8')).includes(anchor);
      return found ? [] : [link];
    });
    expect(broken).toEqual([]);
  });
});
