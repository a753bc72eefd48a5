import { basename } from 'node:path';
import { type Document, isSeq, parseDocument, type Scalar, YAMLSeq } from 'yaml';
import { z } from 'zod';
import { parseYaml, type YamlFile } from '../disk/index.ts';
import { type FileDecision, pairKey, problemsOf, wording } from '../evidence/index.ts';
import { wordedScore } from './evidence.ts';
import type { Pair } from './pairs.ts';

/** What stands at the top of a file that is made anew. */
const HEAD = ` Which entries of the graph are one person. Set each decision to \`same\` or \`different\`; what is left
 \`undecided\` stays as it is. Of those that are the same, \`keep\` stays, with all that \`join\` has. Then:
 entente review --apply <this file>`;

const schema = z
  .strictObject({
    pairs: z
      .array(
        z.strictObject({
          keep: z.string().min(1),
          join: z.string().min(1),
          decision: z.enum(['same', 'different', 'undecided']),
        }),
      )
      .nullish(),
  })
  .nullable();

/** A decision file that has the right form. */
export interface DecisionFile {
  readonly pairs: readonly FileDecision[];
  /** An error that names problems with their lines and columns. */
  readonly fault: YamlFile['fault'];
}

/**
 * Reads the text of a decision file.
 * @throws {ImportError} with each problem, its line and column.
 */
export function parseDecisions(path: string, text: string): DecisionFile {
  const file = parseYaml(basename(path), text);
  const result = schema.safeParse(file.content, { error: wording });
  if (!result.success) throw file.fault(problemsOf(result.error));
  return { pairs: result.data?.pairs ?? [], fault: file.fault };
}

/** A decision file with pairs added to it, and how many those were. */
export interface Extended {
  readonly text: string;
  readonly added: number;
}

/**
 * Adds the pairs that a decision file does not have. All that stands in it stays, comments too.
 * @param text - what the file holds; undefined where there is none
 * @throws {ImportError} as `parseDecisions` does.
 */
export function extendDecisions(path: string, text: string | undefined, pairs: readonly Pair[]): Extended {
  const there = new Set(parseDecisions(path, text ?? '').pairs.map(({ keep, join }) => pairKey(keep, join)));
  const missing = pairs.filter(({ keep, join }) => !there.has(pairKey(keep.id, join.id)));
  if (text !== undefined && missing.length === 0) return { text, added: 0 };
  const document = parseDocument(text ?? '');
  if (text === undefined) document.commentBefore = HEAD;
  const list = listOf(document);
  for (const pair of missing) list.add(entryOf(document, pair));
  return { text: document.toString({ lineWidth: 0 }), added: missing.length };
}

function listOf(document: Document): YAMLSeq {
  const list = document.get('pairs');
  if (isSeq(list)) {
    // `pairs: []` has no room for comments.
    list.flow = list.flow === true && list.items.length > 0;
    return list;
  }
  const made = new YAMLSeq(document.schema);
  document.set('pairs', made);
  return made;
}

/** The ids with their names, and the reasons, for those who decide. */
function entryOf(document: Document, { keep, join, score, reasons }: Pair) {
  const entry = document.createNode({ keep: keep.id, join: join.id, decision: 'undecided' });
  const remark = (key: string, comment: string): void => {
    const value = entry.get(key, true) as Scalar | undefined;
    if (value) value.comment = ` ${oneLine(comment)}`;
  };
  remark('keep', keep.name);
  remark('join', join.name);
  const decision = entry.items[2]?.key as Scalar | undefined;
  if (decision)
    decision.commentBefore = [`score ${wordedScore(score)}`, ...reasons].map((line) => ` ${oneLine(line)}`).join('\n');
  return entry;
}

/** A name from a file may hold anything, and a comment ends with its line. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
