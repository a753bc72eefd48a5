import type { GeneratorValue } from 'fast-check';
import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { ANALYSES } from '../../src/analysis/index.ts';
import { enumValue } from '../../src/model/index.ts';
import { firstProperty, isCountWhere, isOpenWhere } from './conditions.ts';
import { askable, type Pools } from './random-graph.ts';

/** An operation as a client would send it. */
export interface GeneratedOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const MAX_DEPTH = 4;
const MAX_WHERE_DEPTH = 4;
/** The arguments of which an empty list is refused. */
const CHOOSING: ReadonlySet<string> = new Set(['sources', 'types', 'kinds', 'obligations']);

/**
 * Writes a random operation over the whole schema: root fields, nested
 * connections, conditions, orders, pages, aliases, fragments, directives and
 * variables. It is always valid; what it asks for may well not exist. Analyses
 * are left out unless they are asked for, since they refuse ids that nobody has.
 */
export function generateOperation(
  gen: GeneratorValue,
  schema: GraphQLSchema,
  pools: Pools,
  { analyses = false } = {},
): GeneratedOperation {
  const isAsked = ({ name }: { readonly name: string }): boolean => analyses || !Object.hasOwn(ANALYSES, name);
  return new Writer(gen, schema, pools).operation(isAsked);
}

class Writer {
  readonly #gen: GeneratorValue;
  readonly #schema: GraphQLSchema;
  readonly #pools: Pools;
  readonly #definitions: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #aliases = 0;

  constructor(gen: GeneratorValue, schema: GraphQLSchema, pools: Pools) {
    this.#gen = gen;
    this.#schema = schema;
    this.#pools = pools;
  }

  operation(isAsked: (field: GraphQLField<unknown, unknown>) => boolean): GeneratedOperation {
    const query = this.#schema.getQueryType();
    if (!query) throw new Error('The schema has no queries');
    const fields = Object.values(query.getFields()).filter(isAsked);
    const roots = Array.from({ length: 1 + this.#below(3) }, (_, index) =>
      this.#field(this.#pick(fields), MAX_DEPTH, `r${index}`),
    );
    const head = this.#definitions.length === 0 ? 'query' : `query (${this.#definitions.join(', ')})`;
    return { query: `${head} { ${roots.join(' ')} }`, variables: this.#variables };
  }

  #below(bound: number): number {
    return this.#gen(fc.nat, { max: bound - 1 });
  }

  #pick<T>(values: readonly T[]): T {
    const value = values[this.#below(values.length)];
    if (value === undefined) throw new Error('There is nothing to pick from');
    return value;
  }

  #chance(oneIn: number): boolean {
    return this.#below(oneIn) === 0;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, alias?: string): string {
    const name = alias === undefined ? field.name : `${alias}: ${field.name}`;
    return `${name}${this.#arguments(field.args)}${this.#directive()}${this.#selection(field.type, depth)}`;
  }

  #directive(): string {
    if (!this.#chance(12)) return '';
    return this.#chance(2)
      ? ` @include(if: ${this.#lift('Boolean!', true)})`
      : ` @skip(if: ${this.#lift('Boolean!', false)})`;
  }

  #selection(output: GraphQLOutputType, depth: number): string {
    const type = getNamedType(output);
    if (isLeafType(type)) return '';
    if (isInterfaceType(type)) return ` { __typename ${this.#interface(type, depth)} }`;
    return ` { ${this.#fields(type as GraphQLObjectType, depth).join(' ')} }`;
  }

  #interface(type: GraphQLInterfaceType, depth: number): string {
    const members = this.#schema.getPossibleTypes(type);
    const fragments = Array.from({ length: this.#below(3) }, () => {
      const member = this.#pick(members);
      return `... on ${member.name} { ${this.#fields(member, depth - 1).join(' ')} }`;
    });
    return ['id', ...fragments].join(' ');
  }

  #fields(type: GraphQLObjectType, depth: number): readonly string[] {
    const all = Object.values(type.getFields());
    const open = depth > 0 ? all : all.filter((field) => isLeafType(getNamedType(field.type)));
    const from = open.length > 0 ? open : all;
    const picked = Array.from({ length: 1 + this.#below(3) }, () =>
      this.#field(this.#pick(from), depth - 1, `a${this.#aliases++}`),
    );
    // What is said twice is merged by response key.
    return [...(this.#chance(6) ? ['__typename'] : []), ...picked, ...(this.#chance(8) ? picked.slice(0, 1) : [])];
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const names = new Set(args.map((argument) => argument.name));
    const backward = names.has('last') && this.#chance(4);
    const by = args
      .filter(({ name }) => name === 'by')
      .map(({ type }) => this.#enum(getNamedType(type) as GraphQLEnumType));
    const given = args.flatMap((argument) => {
      const { name, type } = argument;
      if (name === 'after' || name === 'before' || name === (backward ? 'first' : 'last')) return [];
      if (name === 'offset')
        return backward || !this.#chance(6) ? [] : [`offset: ${this.#lift('Int', this.#below(4))}`];
      if (name === 'first' || name === 'last') return [`${name}: ${this.#lift('Int', this.#below(6))}`];
      if (name === 'by') return [`by: [${by.join(', ')}]`];
      if (name === 'orderBy' && by.length > 0) return this.#chance(2) ? [`orderBy: ${this.#groupOrder(type, by)}`] : [];
      if (!isNonNullType(type) && !this.#chance(name === 'orderBy' ? 2 : 3)) return [];
      return [`${name}: ${this.#input(name, type, MAX_WHERE_DEPTH)}`];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  #input(name: string, type: GraphQLInputType, depth: number): string {
    const bare = getNullableType(type);
    if (isListType(bare)) {
      // A list that chooses what counts must not be empty.
      const length = CHOOSING.has(name) ? 1 + this.#below(2) : this.#below(3);
      const items = Array.from({ length }, () => this.#input(name, bare.ofType, depth));
      return `[${items.join(', ')}]`;
    }
    if (isInputObjectType(bare)) return this.#object(bare, depth);
    if (isEnumType(bare)) return this.#enum(bare);
    if (bare.name === 'Boolean') return this.#lift('Boolean', this.#chance(2));
    return this.#lift(bare.name, this.#pick(askable(this.#pools, bare.name, name)));
  }

  /** Groups are ordered by their aggregates, and by the keys that they are grouped by. */
  #groupOrder(type: GraphQLInputType, by: readonly string[]): string {
    const fields = Object.values((getNamedType(type) as GraphQLInputObjectType).getFields());
    const open = fields.filter(({ name }) => name === 'aggregate' || by.includes(enumValue(name)));
    const items = Array.from({ length: 1 + this.#below(2) }, () => {
      const field = this.#pick(open);
      return `{ ${field.name}: ${this.#input(field.name, field.type, MAX_WHERE_DEPTH)} }`;
    });
    return `[${items.join(', ')}]`;
  }

  #enum(type: GraphQLEnumType): string {
    return this.#pick(type.getValues()).name;
  }

  #object(type: GraphQLInputObjectType, depth: number): string {
    const all = Object.values(type.getFields());
    const flat = all.filter((field) => !isNested(getNamedType(field.type)));
    if (depth <= 0 && flat.length === 0) return '{}';
    const count = type.isOneOf || depth <= 0 ? 1 : 1 + this.#below(2);
    const picked = new Set(Array.from({ length: count }, () => this.#pick(depth > 0 ? all : flat)));
    const fields = [...picked].map((field) => `${field.name}: ${this.#input(field.name, field.type, depth - 1)}`);
    return `{ ${[
      ...fields,
      ...this.#compared(
        type,
        [...picked].map(({ name }) => name),
      ),
    ].join(', ')} }`;
  }

  /** The comparison that must stand beside a `where`. */
  #compared(type: GraphQLInputObjectType, members: readonly string[]): readonly string[] {
    if (!isOpenWhere(type, members)) return [];
    if (isCountWhere(type)) return [`gte: ${this.#below(3)}`];
    return [`${firstProperty(type)}: { countDistinct: { gte: ${this.#below(3)} } }`];
  }

  /** A literal, or now and then a variable that holds it. */
  #lift(type: string, value: unknown): string {
    if (!this.#chance(4)) return JSON.stringify(value);
    const name = `v${this.#definitions.length}`;
    const bare = type.endsWith('!') ? type : `${type}!`;
    this.#definitions.push(`$${name}: ${bare}`);
    this.#variables[name] = value;
    return `$${name}`;
  }
}

/** Whether an input opens a further level of conditions; the filters of single properties do not. */
const isNested = (type: GraphQLNamedType): boolean => isInputObjectType(type) && !type.name.endsWith('Filter');
