import type { ValueKind } from '../../domain/index.ts';
import type { Model, NodeType, PropertyField } from '../../model/index.ts';
import { fieldsOf } from '../stored/graph-node.ts';

/**
 * The kind of value of a property as statements name it. For a part of a list it is that of its property
 * (`balances.2018.amount`), or of its number (`balances.2018`); a name that is no property of the model is text.
 */
export function valueKind(model: Model, type: NodeType, path: string): ValueKind {
  const [name = '', ...part] = path.split('.');
  const field = type.fields.get(name);
  if (field?.kind === 'property') {
    if (part.length > 0) return 'text';
    return name === 'name' && type.interfaces.includes('Actor') ? 'name' : kindOf(field);
  }
  const owned = field?.kind === 'relation' && part.length > 0 ? model.parts.get(field.target) : undefined;
  const own = owned?.fields.get(part.at(-1) ?? '');
  if (part.length > 1 && own?.kind === 'property') return kindOf(own);
  const kinds = owned ? fieldsOf(owned, 'property').map(kindOf) : [];
  return kinds.find((kind) => kind === 'amount' || kind === 'count') ?? 'text';
}

function kindOf({ type }: PropertyField): ValueKind {
  if (type.name === 'Date') return 'date';
  if (type.name === 'Float') return 'amount';
  return type.name === 'Int' ? 'count' : 'text';
}
