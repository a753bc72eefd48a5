import { GraphQLError, parse, Source } from 'graphql';
import type { Shape } from '../shape.ts';
import { edited } from './edits.ts';
import { relayEdits } from './inherit-at.ts';

/** A source file of a project. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Comments and strings, which are skipped, or a document. */
const TAGS = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(\bgraphql\s*`)([^`]*)`/g;

interface Tag {
  readonly file: SourceFile;
  readonly start: number;
  readonly text: string;
}

/** The files whose documents lack days, with the days added. Complete files are left out. */
export function withDays(files: readonly SourceFile[], shape: Shape): readonly SourceFile[] {
  const tags = files.flatMap(tagsOf);
  const edits = relayEdits(tags.map(parsed), shape);
  return files.flatMap((file) => {
    const moved = tags.flatMap((tag, index) =>
      tag.file === file ? (edits[index] ?? []).map(({ at, text }) => ({ at: tag.start + at, text })) : [],
    );
    return moved.length === 0 ? [] : [{ path: file.path, text: edited(file.text, moved) }];
  });
}

const tagsOf = (file: SourceFile): readonly Tag[] =>
  [...file.text.matchAll(TAGS)].flatMap(({ index, 1: head, 2: text }) =>
    head === undefined || text === undefined ? [] : [{ file, start: index + head.length, text }],
  );

/** The document, with its positions in the file. */
function parsed({ file, start, text }: Tag) {
  const lines = file.text.slice(0, start).split('\n');
  const line = lines.length;
  try {
    return parse(new Source(text, file.path, { line, column: (lines.at(-1) ?? '').length + 1 }));
  } catch (error) {
    const below = error instanceof GraphQLError ? (error.locations?.[0]?.line ?? 1) - 1 : 0;
    throw new Error(`${file.path}:${line + below}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
