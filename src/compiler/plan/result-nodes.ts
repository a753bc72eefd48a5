import type { NodeType } from '../../model/index.ts';
import type { FieldSite } from './field-site.ts';
import { planObject } from './object.ts';
import { RowBuilder } from './row-builder.ts';
import { foundTogether } from './together.ts';
import { TRUE } from './types/predicate.ts';
import { type Branch, UNPAGED } from './types/slot.ts';
import type { ViewsByPath } from './types/view.ts';

/** The rows and views of one node type. */
interface ResultBranch {
  readonly branch: Branch;
  readonly views: ViewsByPath;
  /** The positions of the properties that were asked for beside the selected fields. */
  readonly positions: readonly number[];
}

/** Properties of a type that the rows hold beside the selected fields. */
type Beside = (type: NodeType) => readonly string[];

/**
 * The nodes of a search or an analysis. It runs before the statement and finds ids; the statement then fetches what is
 * selected on the nodes that have them.
 */
export class ResultNodes {
  readonly #fields = new Map<string, { readonly site: FieldSite; readonly types: readonly NodeType[] }>();

  /** Adds a field that selects a node, and the types the node may have. Returns its path, by which its views are found. */
  add(site: FieldSite, types: readonly NodeType[]): string {
    const { path } = site.position;
    this.#fields.set(path, { site, types });
    return path;
  }

  /** All types that some node may have. */
  get types(): readonly NodeType[] {
    return [...new Set([...this.#fields.values()].flatMap(({ types }) => types))];
  }

  /** Plans a branch for each type. Its rows hold the index of the branch, if there are several, and the id. */
  plan({ context }: FieldSite, types: readonly NodeType[], beside: Beside = () => []): readonly ResultBranch[] {
    return types.map((type) => {
      const row = new RowBuilder(context.parameters, types.length > 1 ? 1 : 0);
      row.property({ of: 'node', name: 'id' });
      const views = [...this.#fields]
        .filter(([, field]) => field.types.includes(type))
        .map(([path, { site }]) => [path, planObject({ ...site, row }, type)] as const);
      const positions = beside(type).map((name) => row.property({ of: 'node', name }));
      return { branch: row.branch(type.label, TRUE), views: Object.fromEntries(views), positions };
    });
  }
}

/** Adds the slot with the rows of the nodes whose ids a parameter holds. */
export const addResultSlot = (
  { context, row, position }: FieldSite,
  parameter: string,
  branches: readonly ResultBranch[],
): number =>
  row.add({
    kind: 'rows',
    field: position.path,
    ...UNPAGED,
    ...foundTogether(
      context,
      'Node',
      { kind: 'key', property: 'id', operator: 'IN', parameter },
      branches.map(({ branch }) => branch),
    ),
    order: [],
  });
