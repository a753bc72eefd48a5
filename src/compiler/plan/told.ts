import {
  BY_SOURCE_FIELD,
  type Model,
  type NodeType,
  nodeType,
  nodeTypesOf,
  OVERLAPS_FIELD,
  type Overlapping,
  overlapName,
  overlapNames,
  relationOf,
  sourceSumName,
} from '../../model/index.ts';
import type { SummaryBuilder } from './aggregate.ts';
import { isIdOnly, planResult } from './analysis-field.ts';
import { type FieldSite, fieldName } from './field-site.ts';
import { ResultNodes } from './result-nodes.ts';
import type { ToldFieldView, ToldView } from './types/aggregate-view.ts';
import type { ToldFunction, ToldNodes, ToldParty, ToldSources } from './types/told-slot.ts';

/** Collects what is asked of the sources of a summary's nodes. */
export class ToldBuilder {
  readonly #type: NodeType;
  readonly #nodes = new ResultNodes();
  readonly #asked = new Set<string>();

  constructor(type: NodeType) {
    this.#type = type;
  }

  /** Plans a field of the aggregates; undefined if it does not ask about sources. */
  plan(site: FieldSite): ToldFieldView | undefined {
    const name = fieldName(site);
    if (!this.#type.overlapping || (name !== BY_SOURCE_FIELD && name !== OVERLAPS_FIELD)) return undefined;
    this.#asked.add(name);
    const { key, position } = site;
    const typeName = name === BY_SOURCE_FIELD ? sourceSumName(this.#type.name) : overlapName(this.#type.name);
    return { kind: 'told', key, name, path: position.path, view: planResult(site, typeName, this.#nodes) };
  }

  /** Adds what all these fields need to a summary. */
  finish(site: FieldSite, summary: SummaryBuilder): { readonly nodes: ToldNodes; readonly view: ToldView } | undefined {
    const { overlapping } = this.#type;
    if (!overlapping || this.#asked.size === 0) return undefined;
    const { model } = site.context;
    // The total of a connection is one of the functions: what follows them comes last.
    summary.add({ kind: 'count' });
    const at = summary.add(toldFunction(model, this.#type, overlapping, this.#asked.has(OVERLAPS_FIELD)));
    const { types } = this.#nodes;
    const planned = this.#nodes.plan(site, types);
    // If only ids are selected, the rows have all there is.
    const branches = planned.map(({ branch }) => branch);
    const isNamed = branches.some((branch) => !isIdOnly(branch));
    return {
      nodes: { at, branches: isNamed ? branches : [] },
      view: {
        at,
        nodes: isNamed ? summary.functions.length : undefined,
        views: planned.map(({ views }) => views),
        prefixes: types.map(({ prefix }) => prefix),
        between: overlapping.between,
        names: overlapNames(this.#type, overlapping),
      },
    };
  }
}

function toldFunction(model: Model, type: NodeType, overlapping: Overlapping, withParties: boolean): ToldFunction {
  return {
    kind: 'told',
    from: 'from',
    precision: 'fromPrecision',
    amount: overlapping.amount,
    sources: toldSources(model),
    parties: withParties ? overlapping.between.map((party) => toldParties(model, type, party, overlapping)) : [],
  };
}

function toldSources(model: Model): ToldSources {
  const [statement, source] = [nodeType(model, 'Statement'), nodeType(model, 'Source')];
  const by = relationOf(statement, 'source');
  const whole = relationOf(source, 'partOf');
  return {
    statements: {
      relationship: relationOf(statement, 'subject').relationship,
      direction: 'IN',
      label: statement.label,
    },
    source: { relationship: by.relationship, direction: by.direction, label: source.label },
    whole: { relationship: whole.relationship, direction: whole.direction },
  };
}

function toldParties(model: Model, type: NodeType, party: string, { standsFor }: Overlapping): readonly ToldParty[] {
  const { relationship, direction, target } = relationOf(type, party);
  return nodeTypesOf(model, target).map(({ label, fields }): ToldParty => {
    const other = standsFor === undefined ? undefined : fields.get(standsFor);
    return {
      relationship,
      direction,
      label,
      standsFor:
        other?.kind === 'relation'
          ? {
              relationship: other.relationship,
              direction: other.direction,
              label: nodeType(model, other.target).label,
            }
          : undefined,
    };
  });
}
