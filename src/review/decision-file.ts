import { basename } from 'node:path';
import { type Document, isMap, isSeq, parseDocument, type Scalar, YAMLSeq } from 'yaml';
import { z } from 'zod';
import { type FileDecision, pairKey, schemaProblems, schemaWording } from '../evidence/index.ts';
import { parseYaml, type YamlFile } from '../yaml/index.ts';
import { printScore } from './matching/match-weight.ts';
import type { KeptPair } from './proposals/keep-forest.ts';
import type { Proposal } from './proposals/proposal.ts';
import { reasonsOf } from './proposals/reasons.ts';

/** The comment at the top of a new file. */
const HEAD = ` Pairs of entries that may be the same. Set each decision to \`same\` or \`different\`; \`undecided\` pairs are skipped.
 \`same\` merges \`join\` into \`keep\`. To apply the decisions:
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

/** What to add to a decision file. */
export interface Additions {
  readonly proposals: readonly Proposal[];
  /** The titles of sources by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** Whether to mark a pair as the same instead of leaving it undecided. */
  readonly isAccepted?: (pair: KeptPair) => boolean;
}

/** The text of a decision file with new pairs, their number, and the pairs that are now marked as the same. */
export interface ExtendedFile {
  readonly text: string;
  readonly added: number;
  readonly accepted: readonly KeptPair[];
}

/**
 * Adds the pairs that are not in a decision file yet, and keeps everything else in it, including comments. Marks pairs
 * that are accepted, unless they are decided.
 * @param text - the content of the file; undefined if it does not exist
 * @throws {ImportError} as `parseDecisions` does.
 */
export function extendDecisions(
  path: string,
  text: string | undefined,
  { proposals, titles, isAccepted = () => false }: Additions,
): ExtendedFile {
  const before = parseDecisions(path, text ?? '').pairs;
  const known = new Set(before.map(({ keep, join }) => pairKey(keep, join)));
  const missing = proposals.filter(({ keep, join }) => !known.has(pairKey(keep.id, join.id)));
  const open = new Set(before.filter((pair) => pair.decision === 'undecided' && isAccepted(pair)));
  if (text !== undefined && missing.length + open.size === 0) return { text, added: 0, accepted: [] };
  const document = parseDocument(text ?? '');
  if (text === undefined) document.commentBefore = HEAD;
  const list = pairsOf(document);
  for (const [index, pair] of before.entries()) {
    const entry = list.items[index];
    if (open.has(pair) && isMap(entry)) entry.set('decision', 'same');
  }
  const accepted: KeptPair[] = [...open];
  for (const proposal of missing) {
    const pair = { keep: proposal.keep.id, join: proposal.join.id };
    const isSame = isAccepted(pair);
    list.add(pairEntry(document, proposal, { decision: isSame ? 'same' : 'undecided', titles }));
    if (isSame) accepted.push(pair);
  }
  return { text: document.toString({ lineWidth: 0 }), added: missing.length, accepted };
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

/** An entry with the names and reasons as comments. */
function pairEntry(
  document: Document,
  proposal: Proposal,
  { decision, titles }: { readonly decision: FileDecision['decision']; readonly titles: ReadonlyMap<string, string> },
) {
  const { keep, join, score } = proposal;
  const entry = document.createNode({ keep: keep.id, join: join.id, decision });
  const remark = (key: string, comment: string): void => {
    const value = entry.get(key, true) as Scalar | undefined;
    if (value) value.comment = ` ${oneLine(comment)}`;
  };
  remark('keep', keep.name);
  remark('join', join.name);
  const decided = entry.items[2]?.key as Scalar | undefined;
  const lines = [`score ${printScore(score)}`, ...reasonsOf(proposal, titles)];
  if (decided) decided.commentBefore = lines.map((line) => ` ${oneLine(line)}`).join('\n');
  return entry;
}

/** Names may contain line breaks, which would end a comment. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
