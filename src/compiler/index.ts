export type { Analyses, Analysis, AnalysisCall, AnalysisQuestion, AnalysisStatement } from './analysis-contract.ts';
export {
  type AnalysisResults,
  type Binding,
  type BoundValue,
  bind,
  MAX_PAGE,
  type SearchResults,
} from './bind/bind.ts';
export { decodeCursor, encodeCursor } from './bind/cursor.ts';
export { dayParams } from './bind/day-params.ts';
export { cutPage, type PageRequest, readPageRequest } from './bind/page-request.ts';
export { cutHits, type Search, type SearchPage, searchesOf } from './bind/search-request.ts';
export { CompilerCache } from './cache.ts';
export type { CompiledOperation, Operation } from './compile.ts';
export { printPredicate } from './cypher/predicate.ts';
export { rootRow, type Streamed, streamedRow } from './cypher/statement.ts';
export { badCursor, badInput, badRequest, isFieldError, notFound, type Reason, tooCostly } from './errors.ts';
export { catchFault, type Faults, joinFaults, NO_FAULTS, placeOfField } from './faults.ts';
export { resolveInput, resolveSource, type Variables } from './plan/input.ts';
export { missingOperationType } from './plan/operation.ts';
export type { OperationPlan } from './plan/types/operation-plan.ts';
export type { AnalysisParameter, CursorOrder, Parameter, ValueParameter } from './plan/types/parameter.ts';
export type { Predicate } from './plan/types/predicate.ts';
export type { AnalysisResult } from './plan/types/result-view.ts';
export type { FieldView } from './plan/types/view.ts';
export { type CostLimits, checkCost, costOf, stepLimit } from './price/cost.ts';
export { distinct, type Stream, walk } from './price/stream.ts';
export { CostTally } from './price/tally.ts';
export { SEARCHED, SUBQUERY } from './price/weights.ts';
export { Budget, TooLong } from './response/budget.ts';
export { type ResponseState, type Row, TYPE, type Write } from './response/json.ts';
export { placeOf } from './response/locate.ts';
export { type Note, noId } from './response/notes.ts';
export { type ResponseObject, readTyped, rootWriter } from './response/root.ts';
