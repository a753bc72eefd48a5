import { Names } from '../../cypher/index.ts';
import type { Model } from '../../model/index.ts';
import { statedBy } from '../plan/stated-by.ts';
import { printPredicate } from './predicate.ts';

/** The condition that one of the sources whose ids a parameter holds states something of a node, as an expression. */
export const printStatedBy = (model: Model, subject: string, sources: string): string =>
  printPredicate(new Names(), { node: subject, edge: undefined, walked: true }, statedBy(model, sources));
