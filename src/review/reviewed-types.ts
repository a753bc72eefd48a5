import type { GraphPort } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import { bodyBlocks } from './bodies/body-blocks.ts';
import { bodyComparer } from './bodies/compare-bodies.ts';
import { readAlliances, readOrganizations } from './bodies/read-bodies.ts';
import { FACT_MATCHER } from './facts/match-facts.ts';
import { readFacts } from './facts/read-facts.ts';
import { type Found, findProposals, type Standing } from './find-proposals.ts';
import { loanComparer } from './loans/compare-loans.ts';
import { loanBlocks } from './loans/loan-blocks.ts';
import { readLoans } from './loans/read-loans.ts';
import type { Candidate, Matcher } from './matching/candidate.ts';
import { personComparer } from './persons/compare-persons.ts';
import { personBlocks } from './persons/person-blocks.ts';
import { readPersons } from './persons/read-persons.ts';
import type { ReadEntries } from './read-entries.ts';
import type { SourcesOfGraph } from './read-sources.ts';

/** What was found among the entries of a type, and their number. */
export interface FoundOfType extends Found {
  /** The entries in words. */
  readonly plural: string;
  readonly total: number;
}

/** A type whose entries are reviewed. */
export interface ReviewedType {
  /** Its entries in words, also on the command line. */
  readonly plural: string;
  readonly find: (graph: GraphPort, model: Model, options: FindOptions) => Promise<FoundOfType>;
}

interface FindOptions {
  readonly minScore: number;
  readonly standing: Standing;
  readonly sources: SourcesOfGraph;
}

function reviewed<T extends Candidate>(
  [name, plural]: readonly [name: string, plural: string],
  read: (graph: GraphPort, model: Model, sources: SourcesOfGraph) => Promise<ReadEntries<T>>,
  matcher: Matcher<T>,
): ReviewedType {
  return {
    plural,
    find: async (graph, model, { sources, ...options }) => {
      const { entries, total } = await read(graph, model, sources);
      return {
        ...findProposals(name, entries, matcher, { ...options, traits: sources }),
        plural,
        total,
      };
    },
  };
}

/** The types that are reviewed by default, in the order of reports. */
export const REVIEWED_TYPES: readonly ReviewedType[] = [
  reviewed(['Person', 'persons'], readPersons, { blocksOf: personBlocks, comparer: personComparer }),
  reviewed(['Organization', 'organizations'], readOrganizations, { blocksOf: bodyBlocks, comparer: bodyComparer }),
  reviewed(['Alliance', 'alliances'], readAlliances, { blocksOf: bodyBlocks, comparer: bodyComparer }),
  reviewed(['Loan', 'loans'], readLoans, { blocksOf: loanBlocks, comparer: loanComparer }),
];

/** All types that can be reviewed: also facts that a rule joins, where it cannot tell which are meant. */
export const REVIEWABLE_TYPES: readonly ReviewedType[] = [
  ...REVIEWED_TYPES,
  ...[['Tenure', 'tenures'] as const, ['Membership', 'memberships'] as const].map((names) =>
    reviewed(names, (graph, model, sources) => readFacts(graph, model, sources, names[0]), FACT_MATCHER),
  ),
];
