/** The one way into the graph: entries are checked, and become nodes, statements, conflicts and joins. */
export { type ChangeContext, type PlannedChange, planChange } from './change/change.ts';
export { entityNodes } from './change/entity-nodes.ts';
export { formerIdsAmong } from './change/former-ids.ts';
export { conflictNodes } from './conflicts/conflict-writes.ts';
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
export { checkFormat, claimFormat, clearanceOfGraph, FORMAT_LABEL, formatProperties } from './format.ts';
export { heldClearance, sourcesAbove } from './held-clearance.ts';
export { indexSpecs } from './index-specs.ts';
export { applyPlan } from './joins/apply-plan.ts';
export { pairKey, readDecisions, readRulings, rulingsOf } from './joins/decisions.ts';
export { type FileDecision, type Plan, planOf, undoOf } from './joins/join-plan.ts';
export { relationshipsOf } from './joins/type-relationships.ts';
export { leaveSettled } from './leave-settled.ts';
export { added, type Counts, NO_COUNTS } from './marks/counts.ts';
export {
  counted,
  type Marker,
  markerProperties,
  markerWrites,
  newMarker,
  readMarkers,
} from './marks/marker.ts';
export { type Example, type Noted, TALLIED, type Tallied, type Tally, tallied, talliesOf } from './marks/tally.ts';
export { NO_RULINGS, type Rulings, sameKey } from './projection/clusters.ts';
export { type ProjectionContext, project } from './projection/project.ts';
export { type Entity, type Settled, type Settling, settle } from './projection/settle.ts';
export type { SourceStatement, StatedValue } from './projection/source-statement.ts';
export { statedField } from './projection/stated-field.ts';
export { isUnstated, statedValues } from './projection/stated-values.ts';
export { holdingsIn, officeKey, successionOf, withSuccession } from './projection/succession.ts';
export { isEmptyGraph, resetGraph } from './reset.ts';

export {
  OF_IMPORT_PROPERTY,
  type StoredStatement,
  statementsAbout,
  statementsOf,
} from './statements/read-statements.ts';
export { rowStatements, type StatedBy } from './statements/row-statements.ts';
export { RUNS_PROPERTY, type Statement, statementNode } from './statements/statement.ts';

export { valueLists } from './statements/value-lists.ts';
export { type Content, contentOf, differences, mergedContent } from './stored/content.ts';
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
export { storedForm } from './stored/stored-form.ts';

export { FIRST_PLACE, type Replaced, type StalePlace, staleStatements, subjectTypes } from './withdrawal/stale.ts';
export { vanished } from './withdrawal/vanished.ts';
export {
  deletedNote,
  heldNote,
  nextWithdrawal,
  plannedWithdrawal,
  sourcesLeft,
  withdrawnNote,
} from './withdrawal/withdraw.ts';

export { CLEARANCE_LEASE_MS } from './writes/notice.ts';
export { sourceWrites } from './writes/source-writes.ts';
