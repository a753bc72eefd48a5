import { type Model, nodeType, relationOf } from '../../model/index.ts';
import { any } from './types/logic.ts';
import type { Predicate } from './types/predicate.ts';

/**
 * The condition that one of the sources whose ids a parameter holds states something of a fact or an actor. A data set
 * also states what the sources do that its rows cite.
 */
export function statedBy(model: Model, sources: string): Predicate {
  const [statement, source] = [nodeType(model, 'Statement'), nodeType(model, 'Source')];
  const related = (of: typeof source, relation: string, label: string, condition: Predicate): Predicate => {
    const { relationship, direction, many } = relationOf(of, relation);
    return { kind: 'exists', relation: { relationship, direction }, single: !many, branches: [{ label, condition }] };
  };
  const chosen: Predicate = {
    kind: 'compare',
    property: { of: 'node', name: 'id' },
    operator: 'IN',
    parameter: sources,
  };
  const told = any([chosen, related(source, 'partOf', source.label, chosen)]);
  const { relationship } = relationOf(statement, 'subject');
  return {
    kind: 'exists',
    relation: { relationship, direction: 'IN' },
    single: false,
    branches: [{ label: statement.label, condition: related(statement, 'source', source.label, told) }],
    fromEnd: true,
  };
}
