import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isInputObjectType } from 'graphql';
import { isConnection } from '../../src/model/index.ts';
import { type Condition, generateCondition } from '../fuzz/conditions.ts';
import { fillRandomly, randomOf } from '../fuzz/random-graph.ts';
import { api, dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** The relations of a type that conditions go over: lists by `some`, `none` and `every`, single ones directly. */
const RELATIONS = [...model.nodes.values()].flatMap((type) =>
  [...type.fields.values()].flatMap((field) => {
    if (field.kind !== 'relation') return [];
    const many = isConnection(model, type.name, field);
    return many || !field.many ? [{ name: `${type.name}.${field.name}`, type, field, many }] : [];
  }),
);

type Nodes = { readonly nodes: readonly { readonly id: string }[] };

describeEngines(
  'conditions on one relation',
  (graph) => fillRandomly(graph, model, randomOf(47)),
  (graph, engine) => {
    const numRuns = engine === 'neo4j' ? 2 : 15;

    test.each(RELATIONS)('$name: together hold for what each holds for alone', async ({ type, field, many }) => {
      const [list, where] = [type.collections[0]?.name ?? '', `${type.name}Where`];
      const input = api.schema.getType(where);
      const own = isInputObjectType(input) ? input.getFields()[field.name]?.type : undefined;
      const inner = many && isInputObjectType(own) ? own.getFields().some?.type : own;
      if (!isInputObjectType(inner)) throw new Error(`There is no condition on ${field.name}`);
      const quantifiers = many ? (['some', 'none', 'every'] as const) : ([undefined] as const);
      const property = fc.asyncProperty(
        fc.gen(),
        fc.array(fc.record({ quantifier: fc.constantFrom(...quantifiers), negated: fc.boolean() }), {
          minLength: 2,
          maxLength: 3,
        }),
        fc.constantFrom(null, '2010-01-01'),
        async (gen, parts, at) => {
          const conditions = parts.map(({ quantifier, negated }): Condition => {
            const condition = generateCondition(gen, inner, 2);
            const one = { [field.name]: quantifier === undefined ? condition : { [quantifier]: condition } };
            return negated ? { not: one } : one;
          });
          const wheres = [...conditions, { or: conditions }, { and: conditions }, { not: { or: conditions } }];
          const query = `query (${wheres.map((_, n) => `$w${n}: ${where}`).join(', ')}, $at: Date) {
          ${wheres.map((_, n) => `f${n}: ${list}(first: 1000, at: $at, where: $w${n}) { nodes { id } }`).join('\n')}
          all: ${list}(first: 1000, at: $at) { nodes { id } }
        }`;
          const variables = { ...Object.fromEntries(wheres.map((one, n) => [`w${n}`, one])), at };
          const found = (await dataOf(graph(), query, variables)) as unknown as Readonly<Record<string, Nodes>>;
          const idsOf = (key: string): readonly string[] => (found[key]?.nodes ?? []).map(({ id }) => id);
          const alone = conditions.map((_, n) => new Set(idsOf(`f${n}`)));
          const meets = (test: (held: (id: string) => readonly boolean[], id: string) => boolean): readonly string[] =>
            idsOf('all').filter((id) => test((one) => alone.map((ids) => ids.has(one)), id));
          const count = conditions.length;
          expect({
            variables,
            or: idsOf(`f${count}`),
            and: idsOf(`f${count + 1}`),
            nor: idsOf(`f${count + 2}`),
          }).toEqual({
            variables,
            or: meets((held, id) => held(id).some(Boolean)),
            and: meets((held, id) => held(id).every(Boolean)),
            nor: meets((held, id) => !held(id).some(Boolean)),
          });
        },
      );
      await fc.assert(property, { numRuns, seed: 6, endOnFailure: true });
    });
  },
);
