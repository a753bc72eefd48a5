import { keyOf, type Model, type NodeType, typeOfId } from '../../model/index.ts';
import type { PlacedProblem } from '../../yaml/index.ts';
import { fieldsOf } from '../stored/graph-node.ts';
import { type Decision, pairKey, rulingsOf } from './decisions.ts';
import { groupsOf, type JoinGroup } from './join-groups.ts';

/** A pair of a decision file. */
export interface FileDecision {
  readonly keep: string;
  readonly join: string;
  readonly decision: 'same' | 'different' | 'undecided';
}

/** The state of the graph that a decision file applies to. */
export interface Known {
  /** The ids that exist. */
  readonly present: ReadonlySet<string>;
  /** Earlier decisions. */
  readonly decisions: readonly Decision[];
}

/** The changes that a decision file makes. */
export interface Plan {
  /** New joins. */
  readonly groups: readonly JoinGroup[];
  /** New decisions that two ids differ. */
  readonly different: readonly Decision[];
  /** Earlier decisions that are replaced. */
  readonly forgotten: readonly Decision[];
}

/** Plans the changes of a decision file, or returns all its problems, each at its place in the file. */
export function planOf(model: Model, file: readonly FileDecision[], known: Known): Plan | readonly PlacedProblem[] {
  const decided = file.flatMap((pair, index) => (pair.decision === 'undecided' ? [] : [{ ...pair, index }]));
  const parted = partedBy(decided, known.decisions);
  const decisions = known.decisions.filter((one) => !parted.includes(one));
  const { into } = rulingsOf(decisions);
  const joined = rulingsOf(known.decisions).into;
  const problems = decided.flatMap(({ keep, join, index }) =>
    idProblems(model, keep, join, (id) => known.present.has(id) || joined.has(id)).map((problem) => ({
      path: ['pairs', index, problem.key],
      message: problem.message,
    })),
  );
  if (problems.length > 0) return problems;
  const resolved = (id: string): string => into.get(id) ?? id;
  const same = decided.filter(({ decision }) => decision === 'same');
  const edges = same.map(({ keep, join, index }) => ({ keep: resolved(keep), join: resolved(join), index }));
  const found = groupsOf(edges.filter(({ keep, join }) => keep !== join));
  const sameNow = new Set(same.map(({ keep, join }) => pairKey(keep, join)));
  const before = decisions.filter(({ decision }) => decision === 'different');
  const forgotten = before.filter(({ keep, join }) => sameNow.has(pairKey(keep, join)));
  const standing = before.filter((decision) => !forgotten.includes(decision));
  const apart = decided.filter(({ decision }) => decision === 'different');
  const contradictions = [
    ...found.problems,
    ...apart.flatMap(({ keep, join, index }): readonly PlacedProblem[] => {
      const [one, other] = [resolved(keep), resolved(join)];
      const at = ['pairs', index, 'decision'];
      const chain = found.between(one, other);
      return chain
        ? [{ path: at, message: `parts ${keep} and ${join}, which others join: ${chain.ids.join(' = ')}` }]
        : [];
    }),
    ...standing.flatMap(({ keep, join }): readonly PlacedProblem[] => {
      const chain = found.between(resolved(keep), resolved(join));
      if (!chain) return [];
      const message = `joins ${keep} and ${join}, which were decided to be different: ${chain.ids.join(' = ')}`;
      return [{ path: ['pairs', chain.indexes[0] ?? 0, 'decision'], message }];
    }),
  ];
  if (contradictions.length > 0) return contradictions;
  const remembered = new Set(standing.map(({ keep, join }) => pairKey(resolved(keep), resolved(join))));
  const different = apart
    .filter(({ keep, join }) => !remembered.has(pairKey(resolved(keep), resolved(join))))
    .map(({ keep, join }): Decision => ({ keep, join, decision: 'different' }));
  return { groups: found.groups, different, forgotten: [...parted, ...forgotten] };
}

/** The joins that a file parts again, by deciding that two ids of them are different. */
function partedBy(decided: readonly FileDecision[], decisions: readonly Decision[]): readonly Decision[] {
  const parted: Decision[] = [];
  for (const { keep, join, decision } of decided) {
    const joins = decisions.filter((one) => one.decision === 'same' && !parted.includes(one));
    const { into } = rulingsOf(joins);
    if (decision !== 'different' || (into.get(keep) ?? keep) !== (into.get(join) ?? join)) continue;
    // Where both were joined to a third, it is the second that was wrong there.
    const cut = joins.find((one) => one.join === join) ?? joins.find((one) => one.join === keep);
    if (cut) parted.push(cut);
  }
  return parted;
}

/** Takes back the decisions of a file. Pairs that are not decided on are left alone. */
export function undoOf(file: readonly FileDecision[], decisions: readonly Decision[]): Plan {
  const keys = new Set(file.map(({ keep, join }) => pairKey(keep, join)));
  return { groups: [], different: [], forgotten: decisions.filter(({ keep, join }) => keys.has(pairKey(keep, join))) };
}

/**
 * The types whose nodes can be joined: actors without a code of their own, loans, which have no id that sources share, and
 * facts that a rule joins, where it cannot tell which are meant.
 */
function joinableTypes(model: Model): readonly NodeType[] {
  const facts = [...model.nodes.values()].filter(({ name, same }) => name === 'Loan' || same !== undefined);
  return [...actors(model).filter((type) => keyOf(type).name === 'id'), ...facts];
}

const actors = (model: Model): readonly NodeType[] =>
  [...model.nodes.values()].filter((type) => type.interfaces.includes('Actor'));

interface IdProblem {
  readonly key: 'keep' | 'join';
  readonly message: string;
}

function idProblems(model: Model, keep: string, join: string, isThere: (id: string) => boolean): readonly IdProblem[] {
  const one = idProblem(model, 'keep', keep, isThere);
  const other = idProblem(model, 'join', join, isThere);
  if (one.length + other.length > 0) return [...one, ...other];
  if (keep === join) return [{ key: 'join', message: `names ${join}, which is the one to keep` }];
  const [type, otherType] = [keep, join].map((id) => typeOfId(model, id)?.name);
  if (type === otherType) return [];
  return [
    { key: 'join', message: `names ${join}, which is of type ${otherType}, and the one to keep is of type ${type}` },
  ];
}

function idProblem(
  model: Model,
  key: IdProblem['key'],
  id: string,
  isThere: (id: string) => boolean,
): readonly IdProblem[] {
  const type = typeOfId(model, id);
  const joinable = joinableTypes(model);
  if (type && joinable.includes(type)) {
    return isThere(id) ? [] : [{ key, message: `names ${id}, which the graph does not have` }];
  }
  const names = joinable
    .map(({ name }) => name)
    .sort()
    .join(', ');
  if (type && actors(model).includes(type)) {
    const code = fieldsOf(type, 'property').find((field) => field.key)?.name;
    return [{ key, message: `names ${id}, and a ${type.name} is identified by its ${code}, not by a decision` }];
  }
  const what = type ? `is of type ${type.name}` : 'is no id of the model';
  return [{ key, message: `names ${id}, which ${what}: ${names} can be joined` }];
}
