import { readFileSync } from 'node:fs';

/** A part of a page with the blocks of code that it has. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A block of code: its language, and the name of the file that it is, where it says one. */
export interface Block {
  readonly language: string;
  readonly name: string | undefined;
  readonly text: string;
}

/** The parts of a page that have blocks of code. */
export function sectionsOf(page: URL): readonly Section[] {
  return readFileSync(page, 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((part): Section => {
      const blocks = [...part.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
      return {
        title: part.slice(0, part.indexOf('\n')),
        blocks: blocks.map(([, language = '', name, code = '']) => ({ language, name, text: code })),
      };
    })
    .filter(({ blocks }) => blocks.length > 0);
}
