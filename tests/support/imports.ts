import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the sources. */
export const SRC = join(import.meta.dirname, '../../src');

/** An import of one file by another. Paths are relative to the folder; a part is its subfolder, empty for the folder itself. */
export interface Import {
  readonly file: string;
  readonly part: string;
  readonly path: string;
  /** The part of the imported file; `..` if that is outside the folder. */
  readonly of: string;
}

const IMPORTED = /(?:from|import\() ?'(\.[^']+)'/g;

/** The subfolder that a path starts with. */
export const partOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

/** The source files below a folder, without tests and what only they use. */
export const sourceFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.ts$|(?:^|\/)testing(?:\/|\.ts$)/.test(file),
  );

/** The imports of the source files below a folder. */
export const importsIn = (folder: string): readonly Import[] =>
  sourceFiles(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(IMPORTED)].map(([, specifier = '']) => {
      const path = join(dirname(file), specifier);
      return { file, part: partOf(file), path, of: partOf(path) };
    }),
  );
