import type { RelationField } from './fields.ts';
import { nodeTypesOf } from './lookup.ts';
import type { Model, NodeType, PartType } from './types.ts';

/** The relationships of one type and direction of nodes with one label. */
interface DegreeSpec {
  readonly label: string;
  readonly relationship: string;
  readonly direction: 'IN' | 'OUT';
  /** Whether a node has at most one, so that nothing needs to be counted. */
  readonly single: boolean;
}

/** The labels and relationships that statistics cover. */
export interface StatisticsSpec {
  readonly labels: readonly string[];
  readonly degrees: readonly DegreeSpec[];
}

/** All labels, and the relations of all nodes from either end. */
export function statisticsSpec(model: Model): StatisticsSpec {
  const types: readonly (NodeType | PartType)[] = [...model.nodes.values(), ...model.parts.values()];
  const specs = types.flatMap((type) =>
    [...type.fields.values()].flatMap((field) =>
      field.kind === 'relation' && field.direction === 'OUT' ? bothEnds(model, type.label, field) : [],
    ),
  );
  const degrees = [...new Map(specs.map((spec) => [`${spec.label} ${spec.direction} ${spec.relationship}`, spec]))];
  return { labels: [...new Set(types.map(({ label }) => label))], degrees: degrees.map(([, spec]) => spec) };
}

function bothEnds(model: Model, label: string, { relationship, target, many }: RelationField): readonly DegreeSpec[] {
  const far = model.edges.get(target)?.target.type ?? target;
  const part = model.parts.get(far);
  const ends = part ? [part.label] : nodeTypesOf(model, far).map((type) => type.label);
  return [
    { label, relationship, direction: 'OUT', single: !many },
    ...ends.map((end): DegreeSpec => ({ label: end, relationship, direction: 'IN', single: false })),
  ];
}
