import { parse } from 'graphql';
import type { Shape } from '../shape.ts';
import { edited } from './edits.ts';
import { relayEdits } from './inherit-at.ts';

/** A source file of a project. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Comments and strings, which are passed over, or a document. */
const TAGS = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(\bgraphql\s*`)([^`]*)`/g;

interface Tag {
  readonly file: SourceFile;
  readonly start: number;
  readonly text: string;
}

/** The files whose documents lack days, with these days. What has them all already is left out. */
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

function parsed({ file, text }: Tag) {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file.path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
