export { analysisFields } from './analyses.ts';
export { type GroupKeyField, groupKeys } from './api/aggregates.ts';
export { DEFAULT_GROUPS, DEFAULT_PAGE, LIMITS } from './api/limits.ts';
export { aggregateName, connectionName, edgeName, groupName, isConnection, memberKey } from './api/names.ts';
export {
  BY_SOURCE_FIELD,
  OVERLAPS_FIELD,
  type OverlapNames,
  overlapName,
  overlapNames,
  sourceSumName,
} from './api/overlaps.ts';
export { buildApi, printApi, printSdl } from './api/print.ts';
export { aggregateScalar } from './api/value-aggregates.ts';
export {
  type Comparison,
  type CountComparison,
  isComparison,
  isCountComparison,
  isListComparison,
  type ListComparison,
} from './comparisons.ts';
export { statisticsSpec } from './degrees.ts';
export type {
  ColumnField,
  Field,
  InlineField,
  OtherField,
  PathCondition,
  PathField,
  PathStep,
  PropertyField,
  RelationField,
  ScalarName,
  SharedField,
  Template,
  TowardsField,
} from './fields.ts';
export { isColumn } from './fields.ts';
export { FROM_OTHERS_FIELD, FROM_OTHERS_TYPE } from './from-others.ts';
export { type IsThere, idHint, keyHint, meantByKey, meantIds } from './id-hint.ts';
export { idFault, isMisnamed, NAME_WORDS, typeOfId } from './ids.ts';
export {
  type KeptList,
  type KeptRelation,
  keptFlag,
  keptList,
  keptNames,
  keptRelations,
} from './kept.ts';
export { enumValue, isActor, isFact, kindOf } from './kinds.ts';
export { loadModel } from './load.ts';
export { isOnlyEnd, keyOf, nodeType, nodeTypesOf, relationOf } from './lookup.ts';
export { ModelError } from './model-error.ts';
export { perModel } from './per-model.ts';
export { API_FILE, SCHEMA_DIR } from './sdl/files.ts';
export { type SearchTarget, searchTargets, searchTypes, tierOf } from './searchable.ts';
export { hasTextKey, keyProperty, textFields } from './text-key.ts';
export { IN_FORCE_FIELD } from './timed.ts';
export type {
  Collection,
  EdgeType,
  EnumType,
  InlineType,
  Model,
  MutualType,
  NodeType,
  Overlapping,
  PartType,
  Presumption,
  Shorthand,
} from './types.ts';
