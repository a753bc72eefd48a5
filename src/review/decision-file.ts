import { basename } from 'node:path';
import { type Document, isSeq, parseDocument, type Scalar, YAMLSeq } from 'yaml';
import { z } from 'zod';
import { type FileDecision, pairKey, schemaProblems, schemaWording } from '../evidence/index.ts';
import { parseYaml, type YamlFile } from '../yaml/index.ts';
import { printScore } from './match-weight.ts';
import type { Pair } from './pairs.ts';

/** The comment at the top of a new file. */
const HEAD = ` Pairs of entries that may be the same person. Set each decision to \`same\` or \`different\`; \`undecided\` pairs
 are skipped. \`same\` merges \`join\` into \`keep\`. To apply the decisions:
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

/** A parsed decision file. */
export interface DecisionFile {
  readonly pairs: readonly FileDecision[];
  /** Creates the error for problems, with their lines and columns. */
  readonly fault: YamlFile['fault'];
}

/**
 * Parses a decision file.
 * @throws {ImportError} naming each problem with its line and column.
 */
export function parseDecisions(path: string, text: string): DecisionFile {
  const file = parseYaml(basename(path), text);
  const result = schema.safeParse(file.content, { error: schemaWording });
  if (!result.success) throw file.fault(schemaProblems(result.error));
  return { pairs: result.data?.pairs ?? [], fault: file.fault };
}

/** The text of a decision file with new pairs, and their number. */
export interface ExtendedFile {
  readonly text: string;
  readonly added: number;
}

/**
 * Adds the pairs that are not in a decision file yet, and keeps everything else in it, including comments.
 * @param text - the content of the file; undefined if it does not exist
 * @throws {ImportError} as `parseDecisions` does.
 */
export function extendDecisions(path: string, text: string | undefined, pairs: readonly Pair[]): ExtendedFile {
  const known = new Set(parseDecisions(path, text ?? '').pairs.map(({ keep, join }) => pairKey(keep, join)));
  const missing = pairs.filter(({ keep, join }) => !known.has(pairKey(keep.id, join.id)));
  if (text !== undefined && missing.length === 0) return { text, added: 0 };
  const document = parseDocument(text ?? '');
  if (text === undefined) document.commentBefore = HEAD;
  const list = pairsOf(document);
  for (const pair of missing) list.add(pairEntry(document, pair));
  return { text: document.toString({ lineWidth: 0 }), added: missing.length };
}

function pairsOf(document: Document): YAMLSeq {
  const list = document.get('pairs');
  if (isSeq(list)) {
    // Comments need a block list; `pairs: []` is a flow list.
    list.flow = list.flow === true && list.items.length > 0;
    return list;
  }
  const made = new YAMLSeq(document.schema);
  document.set('pairs', made);
  return made;
}

/** An undecided entry, with the names and reasons as comments. */
function pairEntry(document: Document, { keep, join, score, reasons }: Pair) {
  const entry = document.createNode({ keep: keep.id, join: join.id, decision: 'undecided' });
  const remark = (key: string, comment: string): void => {
    const value = entry.get(key, true) as Scalar | undefined;
    if (value) value.comment = ` ${oneLine(comment)}`;
  };
  remark('keep', keep.name);
  remark('join', join.name);
  const decision = entry.items[2]?.key as Scalar | undefined;
  if (decision)
    decision.commentBefore = [`score ${printScore(score)}`, ...reasons].map((line) => ` ${oneLine(line)}`).join('\n');
  return entry;
}

/** Names may contain line breaks, which would end a comment. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
