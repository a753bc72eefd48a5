import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fieldsOf, indexSpecs, ownRelations } from '../../src/evidence/index.ts';
import { edgeKey, partKey } from '../../src/evidence/projection/stated-field.ts';
import { LIST_NAMES, valuesIn } from '../../src/evidence/statements/value-lists.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { isActor, isFact, type NodeType, nodeType, typeOfId } from '../../src/model/index.ts';
import { type DumpedNode, dumped } from '../support/dump.ts';
import { describeEngines } from '../support/engines.ts';
import { check, Importing } from './importing.ts';
import { plantings } from './planted.ts';
import { jobOf, model, worlds } from './worlds.ts';

const COMPUTED = new Set(['id', 'presumedUntil', 'disputed', 'statementCount', 'sourceCount']);

/** A value of an entity: its path as a statement gives it, and the text. */
interface Held {
  readonly path: string;
  readonly value: string;
  readonly precision?: string;
}

/** All that the entities of a graph hold which none of their statements gives. */
async function unstated(graph: GraphPort): Promise<readonly string[]> {
  const { nodes, links } = await dumped(graph);
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const about = links.filter(({ label, type }) => label === 'Statement' && type === 'ABOUT');
  const entities = nodes.flatMap((one) => {
    const type = typeOfId(model, one.id);
    return type && (isActor(type) || isFact(type)) && one.label === type.label ? [{ one, type }] : [];
  });
  expect(entities.length).toBeGreaterThan(0);
  return entities.flatMap(({ one, type }) => {
    const stated = about.flatMap(({ from, to }) => (to === one.id ? valuesOf(byId.get(from)) : []));
    expect(stated.length).toBeGreaterThan(0);
    const own = links.filter(({ from }) => from === one.id);
    const held = [
      ...propertiesOf(type, one, ''),
      ...ownRelations(type).flatMap((field) => {
        const ends = own.filter((link) => link.type === field.relationship);
        const [edge, part] = [model.edges.get(field.target), model.parts.get(field.target)];
        return ends.flatMap(({ to, properties }): readonly Held[] => {
          const owned = byId.get(to);
          if (part && owned) {
            return propertiesOf(part, owned, `${field.name}.${partKey(part, owned.properties)}.`).filter(
              ({ path }) => !path.endsWith(`.${part.key}`),
            );
          }
          return [{ path: edge ? `${field.name}.${edgeKey(edge, properties)}` : field.name, value: to }];
        });
      }),
    ];
    return held.filter((value) => !stated.some((given) => gives(given, value))).map(({ path }) => `${one.id} ${path}`);
  });
}

/** The values that a node has for the properties of its type. */
function propertiesOf(
  type: Parameters<typeof fieldsOf>[0],
  { properties }: DumpedNode,
  prefix: string,
): readonly Held[] {
  return fieldsOf(type, 'property').flatMap(({ name }): readonly Held[] => {
    const value = properties[name];
    const isPrecision = name.endsWith('Precision') && type.fields.has(name.slice(0, -'Precision'.length));
    if (value === undefined || COMPUTED.has(name) || isPrecision) return [];
    const precision = properties[`${name}Precision`];
    const items = Array.isArray(value) ? value : [value];
    return items.map((item) => ({
      ...{ path: `${prefix}${name}`, value: String(item) },
      ...(typeof precision === 'string' ? { precision } : {}),
    }));
  });
}

const valuesOf = (statement: DumpedNode | undefined): readonly Held[] =>
  valuesIn(LIST_NAMES.map((name) => statement?.properties[name])).map(({ property, value, precision }) => ({
    ...{ path: property, value, precision: precision ?? '' },
  }));

const gives = (stated: Held, held: Held): boolean =>
  (stated.path === held.path || (held.path === 'aliases' && stated.path === 'name')) &&
  stated.value === held.value &&
  (held.precision === undefined || stated.precision === held.precision);

describeEngines(
  'statements of several sources',
  (graph) => graph.ensureIndexes(indexSpecs(model)),
  (graph) => {
    const importing = new Importing(graph);

    test('give each value and each relation that actors and facts have', async () => {
      await check(worlds, async (sources) => {
        await importing.anew(sources.map((source) => jobOf(source)));
        expect(await unstated(graph())).toEqual([]);
        const [first] = sources;
        if (!first) return;
        await importing.load(jobOf({ ...first, rows: first.rows.slice(1) }));
        expect(await unstated(graph())).toEqual([]);
      });
    });

    test('are in conflict exactly where they contradict each other', async () => {
      await check(fc.tuple(plantings, fc.boolean()), async ([{ sources, conflicts }, isTurned]) => {
        const jobs = sources.map((source) => jobOf(source));
        await importing.anew(isTurned ? jobs.reverse() : jobs, { rowsAtOnce: 2 });
        const { nodes } = await dumped(graph());
        const found = nodes.filter(({ label }) => label === 'Conflict').map(({ id }) => id);
        expect(found.sort()).toEqual([...conflicts].sort());
        const disputed = nodes.filter(({ properties }) => properties.disputed === true).map(({ id }) => id);
        const facts = conflicts.map((id) => id.slice('conflict:'.length, id.indexOf('#'))).filter(isOfFact);
        expect(disputed.sort()).toEqual([...new Set(facts)].sort());
      });
    });
  },
);

const isOfFact = (id: string): boolean => isFact(nodeTypeOf(id));

const nodeTypeOf = (id: string): NodeType => nodeType(model, typeOfId(model, id)?.name ?? '');
