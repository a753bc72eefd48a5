import { isDay, PRECISIONS, periodLabel } from '../../domain/index.ts';
import type { EdgeType, Model, NodeType, PartType, PropertyField, RelationField } from '../../model/index.ts';

/** What the path of a stated value leads to in the model. */
export type StatedField =
  | { readonly kind: 'property'; readonly field: PropertyField }
  | { readonly kind: 'relation'; readonly field: RelationField }
  | { readonly kind: 'edge'; readonly field: RelationField; readonly edge: EdgeType; readonly key: string }
  | {
      readonly kind: 'part';
      readonly field: RelationField;
      readonly part: PartType;
      readonly key: string;
      readonly property: PropertyField;
    };

const known = new WeakMap<NodeType, Map<string, StatedField | undefined>>();

/** The most paths of a type that are remembered: keys of parts come from the data. */
const REMEMBERED = 5000;

/** What a path leads to; undefined if it is not in the model. */
export function statedField(model: Model, type: NodeType, path: string): StatedField | undefined {
  let paths = known.get(type);
  if (!paths || paths.size > REMEMBERED) {
    paths = new Map();
    known.set(type, paths);
  }
  if (paths.has(path)) return paths.get(path);
  const found = findField(model, type, path);
  paths.set(path, found);
  return found;
}

function findField(model: Model, type: NodeType, path: string): StatedField | undefined {
  const dot = path.indexOf('.');
  const field = type.fields.get(dot < 0 ? path : path.slice(0, dot));
  const rest = dot < 0 ? '' : path.slice(dot + 1);
  if (field?.kind === 'property') return rest === '' ? { kind: 'property', field } : undefined;
  if (field?.kind !== 'relation' || field.direction !== 'OUT') return undefined;
  const edge = model.edges.get(field.target);
  if (edge) return { kind: 'edge', field, edge, key: rest };
  const part = model.parts.get(field.target);
  if (!part) return rest === '' ? { kind: 'relation', field } : undefined;
  const last = rest.lastIndexOf('.');
  const property = part.fields.get(rest.slice(last + 1));
  return last > 0 && property?.kind === 'property'
    ? { kind: 'part', field, part, key: rest.slice(0, last), property }
    : undefined;
}

/** The key of an edge: its properties in the model's order. */
export const edgeKey = (edge: EdgeType, item: Readonly<Record<string, unknown>>): string =>
  [...edge.fields.keys()]
    .map((name) => String(item[name] ?? ''))
    .map((text) => (edge.fields.size > 1 ? text.replaceAll('%', '%25').replaceAll('.', '%2E') : text))
    .join('.');

/** The properties of an edge, from its key. */
export function edgeProperties(edge: EdgeType, key: string): Readonly<Record<string, string>> {
  const texts =
    edge.fields.size > 1 ? key.split('.').map((text) => text.replaceAll('%2E', '.').replaceAll('%25', '%')) : [key];
  return Object.fromEntries([...edge.fields.keys()].map((name, index) => [name, texts[index] ?? '']));
}

/** The key of a part: its date as exactly as it is known (`2018`), or the text. */
export function partKey(part: PartType, item: Readonly<Record<string, unknown>>): string {
  const value = String(item[part.key ?? ''] ?? '');
  const precision = item[`${part.key}Precision`];
  return typeof precision === 'string' ? periodLabel(value, precision) : value;
}

/** The properties that the key of a part stands for; undefined if it is not such a key. */
export function partProperties(part: PartType, key: string): Readonly<Record<string, string>> | undefined {
  const name = part.key ?? '';
  if (!part.fields.has(`${name}Precision`)) return { [name]: key };
  const period = readPeriod(key);
  return period && { [name]: period.day, [`${name}Precision`]: period.precision };
}

/** Reads the label of a period: `2018`, `2018-05`, `2018-05-01`, `2010s`, `2026-01-05 to 2026-01-11`. */
function readPeriod(label: string): { readonly day: string; readonly precision: string } | undefined {
  const start = /^\d{4}/.exec(label)?.[0] ?? '';
  const days = [label, `${label}-01`, `${label}-01-01`, `${start}-01-01`, label.slice(0, 10)].filter(isDay);
  return PRECISIONS.flatMap((precision) => days.map((day) => ({ day, precision }))).find(
    ({ day, precision }) => periodLabel(day, precision) === label,
  );
}
