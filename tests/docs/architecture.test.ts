import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import { fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { type Figures, importFigures, operationFigures } from './figures.ts';

const ROOT = new URL('../../', import.meta.url);
const PAGE = new URL('ARCHITECTURE.md', ROOT);
/** The name of a figure in a comment, with the block that shows it. */
const FIGURE = /<!-- figure: (\w+) -->(?:\n\n```\w+\n([\s\S]*?)\n```)?/g;
/** JSON may be laid out in other ways. */
const isSame = (language: string, one: string, other: string): boolean =>
  one === other || (language === 'json' && one !== '' && isDeepStrictEqual(JSON.parse(one), JSON.parse(other)));

describeEngines('ARCHITECTURE.md', fillWithSeed, (graph, engine) => {
  test('shows what each stage holds; UPDATE_DOCS=1 writes it', async () => {
    const figures: Figures = { ...(await operationFigures(graph())), ...(await importFigures(graph())) };
    const page = readFileSync(PAGE, 'utf8');
    const shown = page.replaceAll(FIGURE, (block: string, name: string, before = '') => {
      const [language = '', text = ''] = figures[name] ?? [];
      return isSame(language, before, text) ? block : `<!-- figure: ${name} -->\n\n\`\`\`${language}\n${text}\n\`\`\``;
    });
    expect([...page.matchAll(FIGURE)].map(([, name]) => name).toSorted()).toEqual(Object.keys(figures).toSorted());
    if (process.env.UPDATE_DOCS && engine === 'embedded') writeFileSync(PAGE, shown);
    else expect(page).toBe(shown);
  });
});
