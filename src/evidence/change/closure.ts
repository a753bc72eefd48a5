import { property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { typeOfId as idType, isActor, isFact, type Model, type NodeType, nodeTypesOf } from '../../model/index.ts';
import type { Settling } from '../projection/settle.ts';
import type { SourceStatement } from '../projection/source-statement.ts';
import { type StoredStatement, statementsAbout } from '../statements/read-statements.ts';
import { typeOfId } from '../stored/graph-node.ts';
import { formerIdsAmong } from './former-ids.ts';
import { type FactKey, keyedReads } from './keyed-facts.ts';

/** What a change touches before it is made. */
export interface Touched {
  /** The statements about everything that the change may move or settle again. */
  readonly stored: readonly StoredStatement[];
}

type Grounds = Pick<Settling, 'model' | 'rulings'>;

export interface ClosureOptions {
  /** The statements that come. */
  readonly added: readonly SourceStatement[];
  /** Ids of actors, facts or sources that the change touches besides. */
  readonly subjects: readonly string[];
  /** Whether the graph is known to have nothing of this id. */
  readonly isNew: (id: string) => boolean;
}

/**
 * Reads the statements that settling a change needs: about what the new statements are about, about the given subjects, and
 * about the facts that the rule of their type could make one with these.
 */
export async function touchedBy(
  graph: GraphPort,
  settling: Grounds,
  { added, subjects, isNew }: ClosureOptions,
): Promise<Touched> {
  const { model, rulings } = settling;
  const known = new Set<string>();
  const stored: StoredStatement[] = [];
  const read = async (ids: Iterable<string>): Promise<readonly StoredStatement[]> => {
    const wanted = [...new Set(ids)].filter((id) => !known.has(id));
    for (const id of wanted) known.add(id);
    const found = await statementsAbout(graph, model, wanted);
    stored.push(...found);
    return found;
  };
  const stated = new Set(added.map(({ statedOf }) => statedOf).filter((id) => !isNew(id)));
  await read([...subjects, ...(await standingIds(graph, model, rulings.into, stated))]);
  // Each round finds facts of keys that the last one brought; they mostly have the same ones.
  let fresh: readonly SourceStatement[] = [...added, ...stored];
  const asked = new Set<string>();
  while (fresh.length > 0) {
    const keys = new Map(keysOf(settling, fresh).map((key) => [textOf(key), key]));
    const unasked = [...keys].filter(([text]) => !asked.has(text));
    for (const [text] of unasked) asked.add(text);
    const facts = await factsOf(
      graph,
      model,
      unasked.map(([, key]) => key),
    );
    fresh = await read(facts);
  }
  return { stored };
}

/** The ids under which what sources call by these ids stands. */
async function standingIds(
  graph: GraphPort,
  model: Model,
  into: ReadonlyMap<string, string>,
  stated: ReadonlySet<string>,
): Promise<readonly string[]> {
  const ruled = [...stated].filter((id) => typeOfId(model, id).same !== undefined);
  const former = await formerIdsAmong(graph, ruled);
  return [...stated].map((id) => former.get(id) ?? into.get(id) ?? id);
}

const textOf = ({ type, values }: FactKey): string => JSON.stringify([type.name, ...values]);

/** The keys that statements could give their facts: which of several values stands, other statements decide. */
function keysOf(grounds: Grounds, statements: readonly SourceStatement[]): readonly FactKey[] {
  const typeOf = (id: string): NodeType => typeOfId(grounds.model, id);
  const ruled = statements.filter(({ statedOf }) => typeOf(statedOf).same !== undefined);
  return [...groupBy(ruled, ({ statedOf }) => statedOf)].flatMap(([id, some]) => {
    const type = typeOf(id);
    let all: readonly (readonly string[])[] = [[]];
    for (const field of type.same?.fields ?? []) {
      const values = statedAs(grounds, type, field, some);
      all = all.flatMap((one) => values.map((value) => [...one, value]));
    }
    return all.map((values): FactKey => ({ type, fields: type.same?.fields ?? [], values }));
  });
}

/** The different values that statements give a field of a rule, as they stand. */
function statedAs(
  { model, rulings }: Grounds,
  type: NodeType,
  name: string,
  statements: readonly SourceStatement[],
): readonly string[] {
  const stated = statements.flatMap(({ values }) => values).filter(({ property: path }) => path === name);
  const texts = stated.map(({ value }) => value);
  const field = type.fields.get(name);
  if (field?.kind !== 'relation') return [...new Set(texts)];
  const types = nodeTypesOf(model, field.target);
  const ids = texts.filter((id) => types.some((one) => one === idType(model, id)));
  return [...new Set(ids.map((id) => rulings.into.get(id) ?? id))];
}

/** Finds the facts that have these keys. */
async function factsOf(graph: GraphPort, model: Model, keys: readonly FactKey[]): Promise<readonly string[]> {
  const reads = keyedReads(model, keys, () => `RETURN DISTINCT ${property('n', 'id')}`);
  const rows = await Promise.all(reads.map((read) => graph.read(read)));
  return rows.flat().map(([id]) => String(id));
}

/** Whether statements about a type's nodes settle what these are. Sources are as their own data says. */
export const isSettled = (type: NodeType): boolean => isActor(type) || isFact(type);
