import type { GraphQLError } from 'graphql';
import type { Binding } from '../compiler/bind.ts';
import { notFound } from '../compiler/errors.ts';
import type { Faults } from '../compiler/faults.ts';
import { resolveSource, type Variables } from '../compiler/input.ts';
import type { NamedId, OperationPlan, ValueParameter } from '../compiler/plan.ts';
import { type Note, noId } from '../compiler/response/notes.ts';
import type { Row } from '../compiler/response/text.ts';
import { beginsLikeId, idHint, keyHint } from '../model/id-hint.ts';
import { nodeTypesOf } from '../model/lookup.ts';
import type { Model, NodeType } from '../model/types.ts';

/** What an operation was asked, and the root row that answers it. */
interface Asked {
  readonly model: Model;
  readonly plan: OperationPlan;
  readonly variables: Variables;
  readonly row: Row;
}

/** The fields that name an id which must exist and that nothing has. */
export function namedFaults({ model, plan, row }: Asked, { params }: Binding): Faults {
  const missing = plan.named.filter(({ slot }) => (row[slot] ?? null) === null);
  return new Map(missing.map((one): [string, GraphQLError] => [one.field, missingId(model, one, params)]));
}

function missingId(model: Model, { target, argument, parameter }: NamedId, params: Binding['params']): GraphQLError {
  const id = String(params[parameter]);
  const what = model.nodes.get(target)?.single ?? 'entity';
  return notFound(argument, what, id, idHint(model, id, nodeTypesOf(model, target)));
}

/**
 * What to tell of ids that cannot be any, where nothing had to be there: who asks for the node `VE` is answered null, and
 * who filters by it nothing, as for any id that is not known.
 */
export function idNotes(asked: Asked): readonly Note[] {
  const { model, plan, variables, row } = asked;
  const looked = new Set<string>();
  const notes: Note[] = [];
  const tell = ({ argument, source }: ValueParameter, hint: (id: string) => string | undefined): void => {
    const given = [resolveSource(source, variables)].flat();
    const hints = given.flatMap((one) => {
      const said = typeof one === 'string' ? hint(one) : undefined;
      return said === undefined ? [] : [{ id: String(one), hint: said }];
    });
    const [first] = hints;
    if (first) notes.push(noId(argument, first, hints.length - 1));
  };
  const every = [...model.nodes.values()];
  const strange = (id: string): string | undefined => (beginsLikeId(id, every) ? undefined : idHint(model, id, every));
  for (const { parameter, slot, types, isCode } of keysOf(asked)) {
    looked.add(parameter.name);
    if ((row[slot] ?? null) !== null) continue;
    const [type] = types;
    tell(parameter, (id) => (isCode && type ? keyHint(model, id, type) : idHint(model, id, types)));
  }
  for (const parameter of plan.parameters) {
    if (parameter.kind !== 'value' || looked.has(parameter.name) || parameter.argument === '') continue;
    if (parameter.type === 'ID' || parameter.type === 'IDs') tell(parameter, strange);
  }
  return notes;
}

interface Key {
  readonly parameter: ValueParameter;
  readonly slot: number;
  readonly types: readonly NodeType[];
  /** Whether the key is a code, and no id. */
  readonly isCode: boolean;
}

/** The keys by which single nodes are asked for at the root. */
function keysOf({ model, plan }: Asked): readonly Key[] {
  return plan.view.entries.flatMap((entry): readonly Key[] => {
    if (entry.kind !== 'one') return [];
    const slot = plan.slots[entry.slot];
    if (slot?.kind !== 'one' || slot.from.kind !== 'key') return [];
    const { from, branches } = slot;
    const parameter = plan.parameters.find(({ name }) => name === from.parameter);
    if (parameter?.kind !== 'value') return [];
    const types = [...model.nodes.values()].filter(({ label }) => branches.some((branch) => branch.label === label));
    return [{ parameter, slot: entry.slot, types, isCode: from.property !== 'id' }];
  });
}
