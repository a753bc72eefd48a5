/**
 * Compiles GraphQL operations to Cypher and rows to responses: `plan` (what to fetch and how to respond) → `cypher` (the
 * statement) and `bind` (the values of a request) → `price` (the estimated cost) → `response` (JSON). Pure: no I/O.
 */
export type { Analyses, Analysis, AnalysisCall, AnalysisQuestion } from './analysis-contract.ts';
export { type AnalysisResults, type Binding, bind, type SearchResults } from './bind/bind.ts';
export { type AnsweredPlan, type GivenKey, givenKeys } from './bind/given-keys.ts';
export { type AnalysisRequest, type Prerequisites, prerequisitesOf } from './bind/prerequisites.ts';
export { type PageRequest, ResultOrder } from './bind/result-page.ts';
export { cutHits, type SearchHit, type SearchPage, type SearchRequest } from './bind/search.ts';
export { gathered, subjectsIn, subjectsOf } from './bind/subjects.ts';
export { unfoundIds } from './bind/unfound-ids.ts';
export { type CacheCounters, CompilerCache } from './cache.ts';
export { printInForce } from './cypher/in-force.ts';
export { printStatedBy } from './cypher/stated-by.ts';
export { type Row, rootRow } from './cypher/statement.ts';
export { badInput, badRequest, checkChosen, isFieldError, notFound, type Reason, tooCostly } from './errors.ts';
export { type Faults, joinFaults, NO_FAULTS, parseFaultKey } from './faults.ts';
export type { Operation } from './plan/context.ts';
export type { Variables } from './plan/input.ts';
export { missingOperationType } from './plan/operation.ts';
export { ownValuesOf, toldColumn } from './plan/own-values.ts';
export type { RequiredId } from './plan/types/operation-plan.ts';
export type { AnalysisResult } from './plan/types/result-view.ts';
export { type CostLimits, checkCost, costOf, stepLimit } from './price/cost.ts';
export { searchSteps } from './price/search-steps.ts';
export { checkPlanningSize } from './price/statement-size.ts';
export { distinct, type Stream, walk } from './price/stream.ts';
export { SUBQUERY } from './price/weights.ts';
export { type Answer, answerOf } from './response/answer.ts';
export type { CompiledOperation } from './response/compiled-operation.ts';
export { TYPE } from './response/json.ts';
export { locateField } from './response/locate.ts';
export { formerId, type Note, noId } from './response/notes.ts';
export type { ResponseObject } from './response/root.ts';
export { RowsWriter } from './response/rows-writer.ts';
export { type OwnValue, ownValues, type StatedValues, valuesOfOthers } from './response/values-of-others.ts';
