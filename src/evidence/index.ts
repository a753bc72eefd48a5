/** The one way into the graph: entries are checked, and become nodes, statements, conflicts and joins. */
export { conflictNodes, conflictWrites } from './conflicts/conflict-writes.ts';
export { findConflicts, type Statement } from './conflicts/conflicts.ts';
export { choicesOf, joinedChoices, resolveChoices } from './entries/choices.ts';
export {
  type FieldProblem,
  precisionProblems,
  statedDateProblems,
  timeProblems,
} from './entries/date-rules.ts';
export type { MappedEntry, MappedRow, MappedStatement, RowLists, RowProblem, SourceRow } from './entries/entry.ts';
export { entryNodes } from './entries/entry-nodes.ts';
export { type CheckedEntry, EntryRules, rowProblem } from './entries/entry-rules.ts';
export {
  type EntryValues,
  entrySchema,
  itemsOf,
  ownRelations,
  sourceSchema,
  statementSchema,
} from './entries/entry-schema.ts';
export { instantSchema, isCurrencyField, isDate, NO_CURRENCY, propertySchema } from './entries/property-schema.ts';
export { type RowSource, rowSource, rowSourceNode, sourceOf } from './entries/row-source.ts';
export { schemaProblems, schemaWording } from './entries/schema-problems.ts';
export { keyProblems, withUsd } from './entries/value-rules.ts';
export { checkFormat, claimFormat, FORMAT_LABEL, FORMAT_PROPERTIES } from './format.ts';
export { indexSpecs } from './index-specs.ts';
export { applyPlan } from './joins/apply-plan.ts';
export { type Joins, joinsOf, pairKey, readDecisions, readJoins } from './joins/decisions.ts';
export { type FileDecision, type Plan, planOf } from './joins/join-plan.ts';
export { renamedNodes, renamedRow } from './joins/renamed.ts';
export { relationshipsOf } from './joins/type-relationships.ts';
export { leaveStatistics } from './leave-statistics.ts';
export { added, type Counts, NO_COUNTS } from './marks/counts.ts';
export {
  counted,
  MARKER_LABEL,
  type Marker,
  markerProperties,
  markerWrites,
  newMarker,
  readMarkers,
} from './marks/marker.ts';
export { type Example, type Noted, TALLIED, type Tallied, type Tally, tallied, talliesOf } from './marks/tally.ts';
export { type ProjectionContext, project } from './projection/project.ts';
export type { SourceStatement } from './projection/source-statement.ts';
export { statedField } from './projection/stated-field.ts';
export { statedValues } from './projection/stated-values.ts';
export { isEmptyGraph, resetGraph } from './reset.ts';
export { namedId, type RowStatement, rowStatement, type StatedBy } from './statements/row-statement.ts';
export { OF_IMPORT_PROPERTY, statedWith, storedStatements } from './statements/stored-statements.ts';
export { LIST_NAMES, valueLists, valuesIn } from './statements/value-lists.ts';
export { type Content, contentOf, differences, mergedContent } from './stored/content.ts';
export { filledDates, storedDates } from './stored/fact-dates.ts';
export {
  fieldsOf,
  type GraphNode,
  idTyper,
  type StoredProperties,
  type StoredValue,
  storedType,
  typeOfId,
} from './stored/graph-node.ts';
export { KnownIds } from './stored/known-ids.ts';
export { parallelLists } from './stored/parallel-lists.ts';
export { storedContents } from './stored/stored-content.ts';
export { storedForm } from './stored/stored-form.ts';
export { allStale, type StaleStatement, withdrawnNote } from './withdrawal/stale-statements.ts';
export { unstatedNotes } from './withdrawal/unstated.ts';
export { deletedNote, markedFacts, nextDeletion } from './withdrawal/withdraw-facts.ts';
export { nextSources } from './withdrawal/withdraw-sources.ts';
export { nextWithdrawal } from './withdrawal/withdraw-statements.ts';
export { creatingWrites } from './writes/creating-writes.ts';
export { fillingWrites, replacingWrites } from './writes/replacing-writes.ts';
