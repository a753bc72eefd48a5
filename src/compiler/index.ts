export type { Analyses, Analysis, AnalysisCall, AnalysisQuestion, AnalysisStatement } from './analysis-call.ts';
export { type Binding, type BoundValue, bind, type Findings, MAX_PAGE, type Searches } from './bind/bind.ts';
export { decodeCursor, encodeCursor } from './bind/cursor.ts';
export { dayParams } from './bind/day-params.ts';
export { cutFound, type FoundPage, readFoundPage } from './bind/found-page.ts';
export { cutHits, type Search, type SearchPage, searchesOf } from './bind/search-page.ts';
export { CompilerCache } from './cache.ts';
export type { CompiledOperation, Operation } from './compile.ts';
export { printPredicate } from './cypher/predicate.ts';
export { rootRow, type Streamed, streamedRow } from './cypher/statement.ts';
export { badCursor, badInput, badRequest, isFieldError, notFound, type Reason, tooCostly } from './errors.ts';
export { attempt, type Faults, joinFaults, NO_FAULTS, placeOfField } from './faults.ts';
export { resolveInput, resolveSource, type Variables } from './plan/input.ts';
export { missingOperationType } from './plan/operation-type.ts';
export type {
  AnalysisParameter,
  CursorOrder,
  OperationPlan,
  Parameter,
  Predicate,
  ValueParameter,
} from './plan/plan.ts';
export type { Entry, Found } from './plan/view.ts';
export { type CostLimits, checkCost, costOf, stepLimit } from './price/cost.ts';
export { distinct, type Stream, walk } from './price/stream.ts';
export { Tally } from './price/tally.ts';
export { SEARCHED, SUBQUERY } from './price/weights.ts';
export { Budget, TooLong } from './response/budget.ts';
export { type Note, noId } from './response/notes.ts';
export { placeOf } from './response/place.ts';
export { type ResponseObject, readTyped, rootWriter } from './response/root.ts';
export { type Reading, type Row, TYPE, type Write } from './response/text.ts';
