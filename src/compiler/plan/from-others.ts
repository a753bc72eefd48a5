import {
  FROM_OTHERS_FIELD,
  FROM_OTHERS_TYPE,
  type NodeType,
  nodeType,
  nodeTypesOf,
  type PartType,
  type RelationField,
  relationOf,
} from '../../model/index.ts';
import { argumentsOf } from './arguments.ts';
import { type FieldSite, fieldName, selectedFields } from './field-site.ts';
import { sourceOf } from './input.ts';
import { planToOne } from './object.ts';
import { ownValuesOf, toldColumn } from './own-values.ts';
import { requireSources } from './required-id.ts';
import { RowBuilder } from './row-builder.ts';
import { foundTogether } from './together.ts';
import { TRUE } from './types/predicate.ts';
import { UNPAGED } from './types/slot.ts';
import type { FieldView, OtherValueFieldView, OwnValueView, ToldColumns } from './types/view.ts';
import { relationFrom } from './walk.ts';

/** Whether a field marks the values of a fact that other sources give. */
export const isFromOthers = (site: FieldSite, type: NodeType | PartType): type is NodeType =>
  type.kind === 'node' && fieldName(site) === FROM_OTHERS_FIELD;

/**
 * Plans the values of a fact that none of the sources asked for gives: its values as slots of its row, and all its statements as
 * rows. The response compares them.
 */
export function planFromOthers(site: FieldSite, type: NodeType): FieldView {
  const { context, key, row, position } = site;
  const { model, parameters } = context;
  const asked = sourceOf(argumentsOf(site, type.name), 'sources') ?? { kind: 'literal', value: [] };
  const parameter = requireSources(site, asked, 'sources');
  const statement = nodeType(model, 'Statement');
  const told = new RowBuilder(parameters);
  const columns = planTold({ ...site, row: told }, statement);
  const by = relationOf(statement, 'source');
  const fields = selectedFields({ ...site, row: told }, FROM_OTHERS_TYPE).map((own): OtherValueFieldView => {
    const name = fieldName(own);
    if (name === by.name) return { kind: 'source', key: own.key, source: planToOne(own, by) };
    return { kind: name === 'property' ? name : 'typename', key: own.key };
  });
  const { relationship } = relationOf(statement, 'subject');
  const slot = row.add({
    kind: 'rows',
    field: position.path,
    from: {
      kind: 'relation',
      relation: { relationship, direction: 'IN' },
      distinct: false,
      only: false,
      kept: undefined,
    },
    branches: [told.branch(statement.label, TRUE)],
    order: [],
    ...UNPAGED,
  });
  return { kind: 'fromOthers', key, slot, parameter, columns, values: planValues(site, type), fields };
}

/** What is read of a statement: its source, the data set whose rows cite it, and the values that it gives. */
function planTold({ context, row, position }: FieldSite, statement: NodeType): ToldColumns {
  const { model, parameters } = context;
  const by = relationOf(statement, 'source');
  const source = nodeType(model, by.target);
  const joined = row.join({ relationship: by.relationship, direction: by.direction }, source.label);
  const whole = new RowBuilder(parameters);
  whole.property({ of: 'node', name: 'id' });
  return {
    source: joined.property({ of: 'node', name: 'id' }),
    whole: joined.add({
      kind: 'one',
      field: position.path,
      from: relationFrom(model, relationOf(source, 'partOf')),
      branches: [whole.branch(source.label, TRUE)],
    }),
    properties: row.property({ of: 'node', name: toldColumn(model, 'property') }),
    values: row.property({ of: 'node', name: toldColumn(model, 'value') }),
  };
}

/** The values of the fact itself. */
function planValues(
  { context: { model, parameters }, row, position }: FieldSite,
  type: NodeType,
): readonly OwnValueView[] {
  const { relations, properties } = ownValuesOf(model, type);
  const idOf = (field: RelationField): OwnValueView => {
    const types = nodeTypesOf(model, field.target);
    const branches = types.map(({ label }) => {
      const actor = new RowBuilder(parameters, types.length > 1 ? 1 : 0);
      actor.property({ of: 'node', name: 'id' });
      return actor.branch(label, TRUE);
    });
    const found = foundTogether({ model, parameters }, field.target, relationFrom(model, field), branches);
    const slot = row.add({ kind: 'one', field: position.path, ...found });
    return { property: field.name, slot, id: types.length > 1 ? 1 : 0 };
  };
  return [
    ...relations.map(idOf),
    ...properties.map(({ name }) => ({
      property: name,
      slot: row.property({ of: 'node', name }),
      id: undefined,
    })),
  ];
}
