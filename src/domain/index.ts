export { agree, type GivenValue, type ValueKind } from './agreement.ts';
export { type Amount, amountsAgree, readAmount } from './amount.ts';
export {
  above,
  admits,
  CLEARANCES,
  type Clearance,
  clearanceIn,
  FULL,
  highestOf,
  isClearance,
  LOWEST,
} from './clearance.ts';
export { countryKey, twoNames } from './country-names.ts';
export { currencyOf, isCurrency } from './currency.ts';
export { type Decimal, decimalOf, plus, readDecimal, times, toNumber, wholeOf } from './decimals.ts';
export { isExact, isExactNumber } from './exact-number.ts';
export { type FormerIds, NO_FORMER_IDS } from './former-ids.ts';
export { groupBy } from './group-by.ts';
export {
  DEFAULT_LEVEL,
  type FactDates,
  IN_FORCE,
  IN_FORCE_BOUNDS,
  IN_FORCE_LEVELS,
  type InForce,
  type InForceBounds,
  type InForceLevel,
  inForceBounds,
  inForceOn,
  LEVEL_BOUNDS,
} from './in-force.ts';
export { comparedInstant, storedInstant } from './instants.ts';
export {
  coarser,
  dayAfter,
  dayBefore,
  enclosingPart,
  firstOfPeriod,
  isDay,
  isPeriodStart,
  lastOfPeriod,
  maxPeriodDays,
  PRECISIONS,
  type Precision,
  periodEnd,
  periodLabel,
  yearsAfter,
} from './period.ts';
export { regionCode } from './region-codes.ts';
export { hasOtherScript, isRegionCode, regionNames } from './region-names.ts';
export { settingsMessage } from './settings-message.ts';
export { type Degree, degreeKey, degreeOf, NO_STATISTICS, nodesOf, type Statistics, sizeOf } from './statistics.ts';
export { finite, isInRange, LARGEST, sumOf } from './sums.ts';
export { editDistance } from './text/edit-distance.ts';
export { idProblem, indexedProblem } from './text/indexed.ts';
export { JOINT, joinedTexts, textsOfJoined } from './text/joined.ts';
export { BETWEEN, nfc, textKey, textOfKey, wordsOfKey } from './text/key.ts';
export { type Marked, matchesIn, type Segment } from './text/marks.ts';
export { type MatchedText, scoreText } from './text/match.ts';
export { type QueryWord, queryReadings, singleWords } from './text/query.ts';
export { slugOf } from './text/slug.ts';
export { didYouMean, suggest } from './text/suggest.ts';
export { alternatives, grouped, shown, withArticle } from './text/wording.ts';
export { foldWords, isSingle, isSmall, ownWordsOf, wordsOf } from './text/words.ts';
export {
  type Overlap,
  type OverlapSide,
  overlapsOf,
  type SourceSum,
  sortOverlaps,
  sumOfSource,
  type ToldAmount,
  yearsOf,
} from './told-amounts.ts';
export { knownUsd } from './usd.ts';
