import { assignments, batched, node, outgoing, properties, property } from '../../cypher/index.ts';
import { inForceBounds } from '../../domain/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';
import { type Model, type NodeType, nodeTypesOf, relationOf } from '../../model/index.ts';
import type { EntryValues } from '../entries/entry-schema.ts';
import { presumedUntil } from '../projection/presumed.ts';
import type { Settled } from '../projection/settle.ts';
import { holdingOf, holdingsIn, officeOf, successionOf, withSuccession } from '../projection/succession.ts';
import { isOther } from './entity-nodes.ts';
import { type FactKey, keyedReads } from './keyed-facts.ts';

/** What a change comes to, with who succeeds whom in the offices that it touches. */
interface Offices {
  readonly before: Settled;
  readonly after: Settled;
  /** The writes for facts of these offices that the change does not touch otherwise. */
  readonly writes: readonly GraphStatement[];
}

/**
 * Finds who succeeds whom in the offices of the facts that a change writes. That may end what is presumed of facts that it
 * does not touch otherwise, which are read. It goes no further: who succeeds a fact depends on when others are shown, and that
 * on their own statements.
 */
export async function officesOf(
  graph: GraphPort,
  model: Model,
  { before, after, isReranked }: Omit<Offices, 'writes'> & { readonly isReranked: boolean },
): Promise<Offices> {
  const keys = isReranked ? officeKeys([before, after]) : officeKeys(changedAmong(model, before, after));
  if (keys.length === 0) return { before, after, writes: [] };
  const there = await factsOf(graph, model, keys);
  const others = there.filter(({ id }) => !before.entities.has(id) && !after.entities.has(id));
  const holdings = others.flatMap(({ type, id, values }) => holdingOf(type, id, values) ?? []);
  // Where no fact of an office is written, its others are not read: what is found of it is the same before and after.
  const [earlier, now] = [before, after].map((settled) => successionOf([...holdingsIn(settled), ...holdings]));
  return {
    before: withSuccession(before, earlier ?? new Map()),
    after: withSuccession(after, now ?? new Map()),
    writes: presumptionWrites(others, now ?? new Map()),
  };
}

/** The entities that a change writes, as they were and as they are. */
function changedAmong(model: Model, before: Settled, after: Settled): readonly Pick<Settled, 'entities'>[] {
  const isSame = (id: string): boolean => {
    const [earlier, now] = [before.entities.get(id), after.entities.get(id)];
    return earlier !== undefined && now !== undefined && !isOther(model, earlier, now);
  };
  return [before, after].map(({ entities }) => ({
    entities: new Map([...entities].filter(([id, { type }]) => type.presumed?.successor && !isSame(id))),
  }));
}

/** The offices of entities. */
function officeKeys(settled: readonly Pick<Settled, 'entities'>[]): readonly FactKey[] {
  const keys = new Map<string, FactKey>();
  for (const { entities } of settled) {
    for (const { type, values } of entities.values()) {
      const office = officeOf(type, values);
      const fields = type.presumed?.successor?.office ?? [];
      if (office) keys.set(JSON.stringify([type.name, ...office]), { type, fields, values: office });
    }
  }
  return [...keys.values()];
}

/** A fact of an office as the graph has it: what its dates, its holder and its office are. */
interface StoredHolding {
  readonly type: NodeType;
  readonly id: string;
  readonly values: EntryValues;
}

async function factsOf(graph: GraphPort, model: Model, keys: readonly FactKey[]): Promise<readonly StoredHolding[]> {
  const types = new Set(keys.map(({ type }) => type));
  const found = await Promise.all(
    [...types].map(async (type): Promise<readonly StoredHolding[]> => {
      const successor = type.presumed?.successor;
      if (!successor) return [];
      const { holder, office } = successor;
      const names = datesOf(type);
      const { relationship, target } = relationOf(type, holder);
      const reads = keyedReads(
        model,
        keys.filter((key) => key.type === type),
        () =>
          `MATCH (n)${outgoing(relationship)}${node('h', nodeTypesOf(model, target)[0]?.label)} ` +
          `RETURN ${property('n', 'id')}, ${property('h', 'id')}, r, ${properties('n', names)}`,
      );
      const rows = (await Promise.all(reads.map((read) => graph.read(read)))).flat();
      return rows.map(([id, who, key, ...dates]) => ({
        type,
        id: String(id),
        values: {
          [holder]: who,
          ...Object.fromEntries(office.map((field, index) => [field, (key as readonly unknown[])[index]])),
          ...Object.fromEntries(names.map((name, index) => [name, dates[index] ?? undefined])),
        },
      }));
    }),
  );
  return found.flat();
}

/** The dates on which it depends when a fact is in force. */
function datesOf({ fields, presumed }: NodeType): readonly string[] {
  const own = ['from', 'firstObserved', 'lastObserved', 'until', 'presumedUntil'];
  const others = [presumed?.during, presumed?.until, presumed?.after?.field].filter((name) => name !== undefined);
  const dates = [...new Set([...own, ...others])];
  return [...dates, ...dates.map((name) => `${name}Precision`)].filter((name) => fields.has(name));
}

/** Rewrites until when facts are presumed to be in force, where that changes. */
function presumptionWrites(
  facts: readonly StoredHolding[],
  days: ReadonlyMap<string, string>,
): readonly GraphStatement[] {
  const changed = facts.flatMap(({ type, id, values }) => {
    const until = presumedUntil(type, values, days.get(id));
    if (until === values.presumedUntil) return [];
    const bounds = inForceBounds({ ...values, presumedUntil: until ?? null });
    return [{ type, row: { id, presumedUntil: until ?? null, presumed_until: bounds.presumed_until } }];
  });
  return [...new Set(changed.map(({ type }) => type))].flatMap((type) =>
    batched(
      `MATCH ${node('n', type.label, { id: 'r.id' })} SET ${assignments('n', {
        presumedUntil: property('r', 'presumedUntil'),
        presumed_until: property('r', 'presumed_until'),
      })}`,
      changed.filter((one) => one.type === type).map(({ row }) => row),
    ),
  );
}
