import type { ColumnField, InlineField } from '../../model/index.ts';
import { type FieldSite, fieldName, selectedFields } from './field-site.ts';
import { propertyLeaf } from './types/leaf-type.ts';
import type { FieldView, InlineColumn } from './types/view.ts';

/** The items of parallel lists: the lists of the selected fields, as slots of the node's own row, and a view of an item. */
export function planInline(site: FieldSite, { target }: InlineField): FieldView {
  const { context, key, row } = site;
  const fields = context.model.inlines.get(target)?.fields ?? new Map<string, ColumnField>();
  const columns: InlineColumn[] = [];
  const columnOf = ({ column, required }: ColumnField): number => {
    const slot = row.property({ of: 'node', name: column, list: true });
    const known = columns.findIndex((one) => one.slot === slot);
    return known >= 0 ? known : columns.push({ slot, nullable: !required }) - 1;
  };
  // The number of items, also where only type names are selected.
  const [first] = fields.values();
  if (first) columnOf(first);
  const selected = selectedFields(site, target).map((own): FieldView => {
    const field = fields.get(fieldName(own));
    if (!field) return { kind: 'typename', key: own.key };
    return { kind: 'value', key: own.key, slot: columnOf(field), leaf: propertyLeaf(context.model, field) };
  });
  return { kind: 'inline', key, columns, view: { typeName: target, fields: selected } };
}
