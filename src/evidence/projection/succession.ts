import { groupBy, inForceBounds } from '../../domain/index.ts';
import type { NodeType } from '../../model/index.ts';
import type { EntryValues } from '../entries/entry-schema.ts';
import type { Entity, Settled } from './settle.ts';

/** A fact that is one of an office: who holds it, and the day from which it is shown. */
export interface Holding {
  readonly id: string;
  readonly office: string;
  readonly holder: string;
  readonly shownFrom: string;
}

/** The office of a fact that one holder has at a time, as the values of its fields; undefined if it has none. */
export function officeOf({ presumed }: NodeType, values: EntryValues): readonly string[] | undefined {
  const successor = presumed?.successor;
  if (!successor?.only.every(({ field, in: some }) => some?.includes(String(values[field])))) return undefined;
  const parts = successor.office.map((field) => values[field]);
  return parts.every((part) => typeof part === 'string') ? parts : undefined;
}

/** What facts about one office have in common; undefined if the fact is about none. */
export function officeKey(type: NodeType, values: EntryValues): string | undefined {
  const office = officeOf(type, values);
  return office && JSON.stringify([type.name, ...office]);
}

/** The holding of an office that a fact is; undefined if it is none, or no one is known to hold it. */
export function holdingOf(type: NodeType, id: string, values: EntryValues): Holding | undefined {
  const office = officeKey(type, values);
  const holder = values[type.presumed?.successor?.holder ?? ''];
  if (office === undefined || typeof holder !== 'string') return undefined;
  return { id, office, holder, shownFrom: inForceBounds(values).shown_from };
}

/** The day from which another one is shown in the office: the first that is later than a holding's own, by its id. */
export function successionOf(holdings: Iterable<Holding>): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const some of groupBy(holdings, ({ office }) => office).values()) {
    // Of two holders, one is always another.
    let [next, other]: (Holding | undefined)[] = [];
    const lastFirst = [...groupBy(some, ({ shownFrom }) => shownFrom)].toSorted(([a], [b]) => (a > b ? -1 : 1));
    for (const [, together] of lastFirst) {
      for (const { id, holder } of together) {
        const successor = next?.holder === holder ? other : next;
        if (successor) days.set(id, successor.shownFrom);
      }
      for (const one of together) {
        if (next?.holder !== one.holder) other = next;
        next = one;
      }
    }
  }
  return days;
}

/** The holdings among actors and facts. */
export const holdingsIn = ({ entities }: Settled): readonly Holding[] =>
  [...entities.values()].flatMap(({ id, type, values }) => holdingOf(type, id, values) ?? []);

/** What statements come to, with the days from which others are shown in an office. */
export function withSuccession(settled: Settled, days: ReadonlyMap<string, string>): Settled {
  if (days.size === 0) return settled;
  const entities = [...settled.entities].map(([id, entity]): [string, Entity] => {
    const succeededOn = days.get(id);
    return [id, succeededOn === undefined ? entity : { ...entity, succeededOn }];
  });
  return { ...settled, entities: new Map(entities) };
}
