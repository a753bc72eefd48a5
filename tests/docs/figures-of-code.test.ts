import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { FORMATS } from '../../src/export/exporter.ts';
import { DEFAULT_PAGE, LIMITS } from '../../src/model/api/limits.ts';

const page = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

describe('the pages in docs/', () => {
  test('state the default and the largest page', () => {
    const words = page('querying.md').replaceAll('\n', ' ');
    expect(words).toContain(
      `The default page is ${DEFAULT_PAGE} items, the largest ${LIMITS.page.toLocaleString('en-US')}.`,
    );
  });

  test.each(['For', 'At its end'])('describe every export format: %s', (column) => {
    const table = new RegExp(`^\\| Format +\\| ${column} +\\|[^\\n]*\\n\\|[^\\n]+\\n((?:\\|[^\\n]+\\n)+)`, 'm');
    const [, rows = ''] = table.exec(page('export.md')) ?? [];
    const formats = [...rows.matchAll(/^\| `(\w+)`/gm)].map(([, format]) => format);
    expect(formats.toSorted()).toEqual([...FORMATS.keys()].toSorted());
  });
});
