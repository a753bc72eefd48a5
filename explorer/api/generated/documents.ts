/* eslint-disable */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An RFC 3339 `full-date`: `2023-09-13`. Years 0001 to 9999 of the Gregorian calendar. */
  Date: { input: string; output: string; }
  /** An RFC 3339 `date-time`. Output is in UTC with milliseconds: `2026-01-31T12:00:00.000Z`. Input may have an offset, `2026-01-31T14:00:00+02:00`, and up to nine fractional digits. */
  DateTime: { input: string; output: string; }
};

/** A kind of alliance. */
export type AllianceKind =
  /** A group of countries that act together, with no obligation to defend each other. */
  | 'BLOC'
  /** An intergovernmental organization. */
  | 'ORGANIZATION'
  /** A declared partnership between two countries, with a level and no obligations. */
  | 'PARTNERSHIP'
  /** A treaty with obligations between its members. */
  | 'TREATY';

/** The basis of a statement. */
export type Basis =
  /** We correct an error of the source; the summary says why. The reported statement is kept. */
  | 'CORRECTED'
  /** We infer it from the source; the summary says how. */
  | 'INFERRED'
  /** The source quotes someone. */
  | 'QUOTED'
  /** The source says or reports it. */
  | 'REPORTED';

/** Why one of the values that statements give for a property is the value of the subject. The first rule that tells it from the others decides. */
export type Because =
  /** It is our correction of a slip, which stands before what a source says. */
  | 'CORRECTED'
  /** It comes from the statement that gives the value which it goes with, as a currency goes with an amount. */
  | 'GOES_WITH'
  /** Nothing ranks the values, so the order of sources, places and statements decides. */
  | 'ORDER'
  /** A value that comes before it cannot stand: an end before the beginning, or what the field cannot hold. */
  | 'PASSED_OVER'
  /** Its source has the higher precedence. */
  | 'PRECEDENCE'
  /** It is the more exact date. */
  | 'PRECISION';

/** How exact a value is. */
export type Bound =
  /** About the value. */
  | 'ABOUT'
  /** Exactly the value. */
  | 'EXACT'
  /** More than the value. */
  | 'MORE_THAN';

/** The kind of event. */
export type EventKind =
  /** Assistance of any kind. */
  | 'ASSISTANCE'
  /** A ceremony. */
  | 'CEREMONY'
  /** A deployment of forces, done or planned. */
  | 'DEPLOYMENT'
  /** A gift. */
  | 'GIFT'
  /** An interview. */
  | 'INTERVIEW'
  /** A meeting between people. */
  | 'MEETING'
  /** Anything else. */
  | 'OTHER'
  /** A report in the media. */
  | 'REPORT'
  /** An offer of a reward. */
  | 'REWARD'
  /** A public statement. */
  | 'STATEMENT'
  /** A meeting of the leaders of an alliance. */
  | 'SUMMIT'
  /** A journey to another country, or a stage of it. */
  | 'VISIT';

/** Whether an event took place. */
export type EventStatus =
  /** It was announced; no source here shows that it took place. */
  | 'ANNOUNCED'
  /** It is claimed; the statement says by whom. */
  | 'CLAIMED'
  /** It took place. */
  | 'OCCURRED';

/** The counting rule. */
export type ExposureCounting =
  /** The principal of loans that are agreed, disbursed, suspended or in default. Pledges, cancelled loans and umbrellas, which are totals of other loans, do not count. */
  | 'COMMITMENTS'
  /** Like COMMITMENTS, but with umbrellas, so the loans that they cover may count twice. */
  | 'INCLUDING_UMBRELLAS'
  /** The latest known balance. Repaid loans, pledges, cancelled loans and umbrellas do not count. */
  | 'OUTSTANDING';

/** Whose loans count as a country's. */
export type ExposureParties =
  /** Those that name the country itself. Its organizations are parties of their own. */
  | 'COUNTRY'
  /** Those of organizations whose `country` it is as well, such as its state banks. Loans between a country and its own organizations do not count: see `leftOut`. */
  | 'WITH_ORGANIZATIONS';

/** The reason why a loan does not count. */
export type ExposureReason =
  /** It was cancelled. */
  | 'CANCELLED'
  /** Its amount is below zero, like a correction, so it has no share of a total. */
  | 'NEGATIVE_AMOUNT'
  /** It is not in force on the day. Given in `bySource` alone; elsewhere, only loans in force are looked at. */
  | 'NOT_IN_FORCE'
  /** Its amount is not a number or beyond 1e100, so the sum could overflow. */
  | 'OUT_OF_RANGE'
  /** It was promised, without a contract. */
  | 'PLEDGE'
  /** It has been repaid. */
  | 'REPAID'
  /** It is a total of other loans. */
  | 'UMBRELLA'
  /** Its amount or balance in US dollars is unknown. */
  | 'UNKNOWN_AMOUNT'
  /** It is between a country and its own organizations. */
  | 'WITHIN_COUNTRY';

/** Which loans of a party: those it owes, or those it is owed. */
export type ExposureSide =
  /** What the party owes, by creditor. */
  | 'CREDITORS'
  /** What the party is owed, by debtor. */
  | 'DEBTORS';

/** A kind of fact that ties actors together. */
export type FactKind =
  /** An event that happened, was announced or is claimed, with its participants. */
  | 'EVENT'
  /** Money lent by a creditor to a debtor. */
  | 'LOAN'
  /** A country's status in an alliance for a time. */
  | 'MEMBERSHIP'
  /** A person's time in an office of a country. */
  | 'TENURE';

/** Whether a fact is in force on a day, as far as its dates and observations tell. */
export type InForce =
  /** It has surely not begun, or has surely ended. */
  | 'NOT'
  /** Not ruled out: it may not have begun, or may have ended. */
  | 'POSSIBLE'
  /** It has surely begun. Whether it has ended is unknown, and nothing speaks against presuming that it has not. */
  | 'PRESUMED'
  /** It has surely begun, and has surely not ended. */
  | 'SHOWN';

/** How surely a fact must be in force on the day of `at`: at least this. Without a day, it changes nothing; null means PRESUMED. */
export type InForceLevel =
  /** Facts that are SHOWN, PRESUMED or POSSIBLE: all that is not ruled out. */
  | 'POSSIBLE'
  /** Facts that are SHOWN or PRESUMED. */
  | 'PRESUMED'
  /** Facts that are SHOWN. */
  | 'SHOWN';

/** The status of a loan. */
export type LoanStatus =
  /** Disbursed and not fully repaid. */
  | 'ACTIVE'
  /** Cancelled before disbursement. */
  | 'CANCELLED'
  /** Agreed by contract. */
  | 'COMMITTED'
  /** In default. */
  | 'DEFAULTED'
  /** Promised without a contract. */
  | 'PLEDGED'
  /** Repaid. */
  | 'REPAID'
  /** Suspended. */
  | 'SUSPENDED';

/** A country's status in an alliance. */
export type MembershipStatus =
  /** Has applied to join. */
  | 'APPLICANT'
  /** A member with limited rights. */
  | 'ASSOCIATE'
  /** A former member that left or was expelled. */
  | 'FORMER'
  /** Invited, but not yet a member. */
  | 'INVITED'
  /** A member. */
  | 'MEMBER'
  /** Participates without being a member. */
  | 'OBSERVER';

/** An obligation of the members of a treaty, as defined by the Alliance Treaty Obligations and Provisions project (ATOP). */
export type Obligation =
  /** Consult in a crisis. */
  | 'CONSULTATION'
  /** Defend a member that is attacked. */
  | 'DEFENSE'
  /** Stay out of a member's war. */
  | 'NEUTRALITY'
  /** Do not attack a member. */
  | 'NONAGGRESSION'
  /** Join a member's attack. */
  | 'OFFENSE';

/** The rank of an office. */
export type OfficeRank =
  /** Envoy to another country or to an organization. */
  | 'AMBASSADOR'
  /** The de facto leader of the state, if the source names no office. */
  | 'EFFECTIVE_LEADER'
  /** Prime minister, chancellor or equivalent. */
  | 'HEAD_OF_GOVERNMENT'
  /** President, monarch or equivalent. */
  | 'HEAD_OF_STATE'
  /** Minister: head of a ministry. */
  | 'MINISTER'
  /** Any other office. */
  | 'OTHER'
  /** Spokesperson of a government or ministry. */
  | 'SPOKESPERSON';

/** A kind of organization. */
export type OrganizationKind =
  /** A bank or development fund, public or private. */
  | 'BANK'
  /** A business. */
  | 'COMPANY'
  /** A newspaper, broadcaster, news agency or other outlet. */
  | 'MEDIA'
  /** A ministry, the office of a head of state, or another government body. */
  | 'MINISTRY'
  /** Anything else. */
  | 'OTHER'
  /** A policy research institute. */
  | 'THINK_TANK';

/** The outcome of a search for paths. */
export type PathsOutcome =
  /** Paths were found; these are the shortest. */
  | 'FOUND'
  /** The search ended at its budget before it was done: there may be a path or not. */
  | 'GAVE_UP'
  /** There is no path of so few steps: all was looked at. */
  | 'NONE';

/** The precision of a date. The date itself is the first day of the period. */
export type Precision =
  /** The exact day. */
  | 'DAY'
  /** A day in the decade, as in *the 2010s*. */
  | 'DECADE'
  /** A day in the month. */
  | 'MONTH'
  /** A day in the week that begins on the date. */
  | 'WEEK'
  /** A day in the year. */
  | 'YEAR';

/** A means of repayment. */
export type Repayment =
  /** Money. */
  | 'CASH'
  /** Other goods or raw materials. */
  | 'GOODS'
  /** Shipments of oil. */
  | 'OIL'
  /** Anything else. */
  | 'OTHER';

/** A type that search covers. */
export type SearchType =
  /** A treaty, partnership, bloc or organization of countries. */
  | 'ALLIANCE'
  /** A state, present or historical. */
  | 'COUNTRY'
  /** An event that happened, was announced or is claimed, with its participants. */
  | 'EVENT'
  /** Money lent by a creditor to a debtor. */
  | 'LOAN'
  /** An organization other than a state: a news outlet, company, ministry, bank or think tank. */
  | 'ORGANIZATION'
  /** A person: a leader, minister, ambassador, spokesperson or anyone else that a source names. */
  | 'PERSON'
  /** A source of statements: an article or a data set. */
  | 'SOURCE'
  /** What one source says at one place about one subject: one or more values. */
  | 'STATEMENT';

/** A kind of source. */
export type SourceKind =
  /** A prose text; statements cite a paragraph. */
  | 'ARTICLE'
  /** A table or list; statements cite a row. */
  | 'DATASET';

/** The meaning of the date of an entry. */
export type TimelineMark =
  /** The first day in force. */
  | 'BEGINS'
  /** The first day no longer in force: `until`. An event has such an entry if it lasts longer than the date on which it happens says. */
  | 'ENDS'
  /** The event happens, or begins to. */
  | 'HAPPENS'
  /** A source first shows the fact in force then; when it began is unknown. */
  | 'OBSERVED';

/** How an amount in US dollars was determined. */
export type UsdBasis =
  /** In constant US dollars of a fixed year. */
  | 'CONSTANT'
  /** Converted at the exchange rate at the time of the loan. */
  | 'CONVERTED'
  /** Given by the source, in current US dollars. */
  | 'REPORTED';

/** Which facts count as ties. An omitted field does not limit them. */
export type Via = {
  /** Only memberships in alliances of these kinds. Other facts are not affected. */
  allianceKinds?: InputMaybe<Array<AllianceKind>>;
  /** Only facts of these kinds. */
  facts?: InputMaybe<Array<FactKind>>;
  /**
   * Only memberships in alliances with at most this many members. Otherwise an organization of all states ties everyone to everyone. Different
   * members are counted, by their memberships of `statuses` that are in force on the day, or of all time without one; `sources` do not matter.
   */
  maxMembers?: InputMaybe<Scalars['Int']['input']>;
  /** Only memberships in alliances with one of these obligations. */
  obligations?: InputMaybe<Array<Obligation>>;
  /** Only memberships with one of these statuses. */
  statuses?: InputMaybe<Array<MembershipStatus>>;
};

export type ExpandQueryVariables = Exact<{
  ids: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
  at?: InputMaybe<Scalars['Date']['input']>;
  inForce: InForceLevel;
  day: Scalars['Date']['input'];
  dated: Scalars['Boolean']['input'];
  tenures: Scalars['Boolean']['input'];
  memberships: Scalars['Boolean']['input'];
  loans: Scalars['Boolean']['input'];
  events: Scalars['Boolean']['input'];
  firstTenures: Scalars['Int']['input'];
  firstMemberships: Scalars['Int']['input'];
  firstLoans: Scalars['Int']['input'];
  firstEvents: Scalars['Int']['input'];
}>;

export type ExpandQuery = { __typename?: 'Query', nodes: Array<
    | { __typename: 'Alliance', id: string, level: string | null, name: string, allianceKind: AllianceKind, events?: { __typename?: 'EventConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Event', place: string | null, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, participants: Array<{ __typename?: 'Participant', role: string, actor:
              | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
              | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
              | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
              | { __typename: 'Person', id: string, name: string }
             }> }> }, memberships?: { __typename?: 'MembershipConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Membership', id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, membershipStatus: MembershipStatus, member: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }, alliance: { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind } }> } }
    | { __typename: 'Conflict', id: string }
    | { __typename: 'Country', id: string, code: string, latitude: number | null, longitude: number | null, name: string, events?: { __typename?: 'EventConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Event', place: string | null, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, participants: Array<{ __typename?: 'Participant', role: string, actor:
              | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
              | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
              | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
              | { __typename: 'Person', id: string, name: string }
             }> }> }, tenures?: { __typename?: 'TenureConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Tenure', office: string, rank: OfficeRank, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, holder: { __typename: 'Person', id: string, name: string }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } }> }, memberships?: { __typename?: 'MembershipConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Membership', id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, membershipStatus: MembershipStatus, member: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }, alliance: { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind } }> }, loansGiven?: { __typename?: 'LoanConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Loan', principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, creditor:
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
           | null, debtor:
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
           | null }> }, loansReceived?: { __typename?: 'LoanConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Loan', principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, creditor:
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
           | null, debtor:
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
           | null }> } }
    | { __typename: 'Event', id: string }
    | { __typename: 'Loan', id: string }
    | { __typename: 'Membership', id: string }
    | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null, events?: { __typename?: 'EventConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Event', place: string | null, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, participants: Array<{ __typename?: 'Participant', role: string, actor:
              | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
              | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
              | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
              | { __typename: 'Person', id: string, name: string }
             }> }> }, loansGiven?: { __typename?: 'LoanConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Loan', principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, creditor:
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
           | null, debtor:
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
           | null }> }, loansReceived?: { __typename?: 'LoanConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Loan', principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, creditor:
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
           | null, debtor:
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
           | null }> } }
    | { __typename: 'Person', id: string, name: string, events?: { __typename?: 'EventConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Event', place: string | null, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, participants: Array<{ __typename?: 'Participant', role: string, actor:
              | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
              | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
              | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
              | { __typename: 'Person', id: string, name: string }
             }> }> }, tenures?: { __typename?: 'TenureConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Tenure', office: string, rank: OfficeRank, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, holder: { __typename: 'Person', id: string, name: string }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } }> } }
    | { __typename: 'Source', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Tenure', id: string }
   | null> | null };

export type TenurePageFragment = { __typename?: 'TenureConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Tenure', office: string, rank: OfficeRank, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, holder: { __typename: 'Person', id: string, name: string }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } }> };

export type MembershipPageFragment = { __typename?: 'MembershipConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Membership', id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, membershipStatus: MembershipStatus, member: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }, alliance: { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind } }> };

export type LoanPageFragment = { __typename?: 'LoanConnection', totalCount: number, undecided: number | null, nodes: Array<{ __typename: 'Loan', principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, creditor:
      | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
      | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
     | null, debtor:
      | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
      | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
     | null }> };

export type SingleQueryVariables = Exact<{
  ids: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
  day: Scalars['Date']['input'];
  dated: Scalars['Boolean']['input'];
}>;

export type SingleQuery = { __typename?: 'Query', nodes: Array<
    | { __typename: 'Alliance', id: string, level: string | null, name: string, allianceKind: AllianceKind }
    | { __typename: 'Conflict', id: string }
    | { __typename: 'Country', id: string, code: string, latitude: number | null, longitude: number | null, name: string }
    | { __typename: 'Event', id: string, place: string | null, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, participants: Array<{ __typename?: 'Participant', role: string, actor:
          | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
          | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
          | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
          | { __typename: 'Person', id: string, name: string }
         }> }
    | { __typename: 'Loan', id: string, principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, creditor:
        | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
        | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
       | null, debtor:
        | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
        | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
       | null }
    | { __typename: 'Membership', id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, membershipStatus: MembershipStatus, member: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }, alliance: { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind } }
    | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
    | { __typename: 'Person', id: string, name: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Tenure', id: string, office: string, rank: OfficeRank, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, holder: { __typename: 'Person', id: string, name: string }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } }
   | null> | null };

export type FactEvidenceQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  day: Scalars['Date']['input'];
  dated: Scalars['Boolean']['input'];
  sources?: InputMaybe<Array<Scalars['ID']['input']> | Scalars['ID']['input']>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;

export type FactEvidenceQuery = { __typename?: 'Query', node:
    | { __typename: 'Alliance', id: string }
    | { __typename: 'Conflict', id: string }
    | { __typename: 'Country', id: string }
    | { __typename: 'Event', id: string, place: string | null, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, quantities: Array<{ __typename?: 'Quantity', name: string, value: number, unit: string, bound: Bound }>, statements: { __typename?: 'StatementConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
            | { __typename?: 'Alliance', id: string, name: string }
            | { __typename?: 'Country', id: string, name: string }
            | { __typename?: 'Organization', id: string, name: string }
            | { __typename?: 'Person', id: string, name: string }
           | null, outlet: { __typename?: 'Organization', id: string, name: string } | null }> }, participants: Array<{ __typename?: 'Participant', role: string, actor:
          | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
          | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
          | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
          | { __typename: 'Person', id: string, name: string }
         }> }
    | { __typename: 'Loan', purpose: string | null, instrument: string | null, usdBasis: UsdBasis | null, interestRate: number | null, maturesOn: string | null, maturesOnPrecision: Precision | null, repayment: Array<Repayment>, id: string, principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, balances: Array<{ __typename?: 'Balance', asOf: string, asOfPrecision: Precision, amount: number, currency: string }>, statements: { __typename?: 'StatementConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
            | { __typename?: 'Alliance', id: string, name: string }
            | { __typename?: 'Country', id: string, name: string }
            | { __typename?: 'Organization', id: string, name: string }
            | { __typename?: 'Person', id: string, name: string }
           | null, outlet: { __typename?: 'Organization', id: string, name: string } | null }> }, creditor:
        | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
        | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
       | null, debtor:
        | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
        | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
       | null }
    | { __typename: 'Membership', obligations: Array<Obligation>, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, membershipStatus: MembershipStatus, statements: { __typename?: 'StatementConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
            | { __typename?: 'Alliance', id: string, name: string }
            | { __typename?: 'Country', id: string, name: string }
            | { __typename?: 'Organization', id: string, name: string }
            | { __typename?: 'Person', id: string, name: string }
           | null, outlet: { __typename?: 'Organization', id: string, name: string } | null }> }, member: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }, alliance: { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind } }
    | { __typename: 'Organization', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Tenure', id: string, office: string, rank: OfficeRank, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, statements: { __typename?: 'StatementConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
            | { __typename?: 'Alliance', id: string, name: string }
            | { __typename?: 'Country', id: string, name: string }
            | { __typename?: 'Organization', id: string, name: string }
            | { __typename?: 'Person', id: string, name: string }
           | null, outlet: { __typename?: 'Organization', id: string, name: string } | null }> }, holder: { __typename: 'Person', id: string, name: string }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } }
   | null };

export type ActorEvidenceQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  sources?: InputMaybe<Array<Scalars['ID']['input']> | Scalars['ID']['input']>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;

export type ActorEvidenceQuery = { __typename?: 'Query', node:
    | { __typename: 'Alliance', statementCount: number, sourceCount: number, obligations: Array<Obligation>, id: string, level: string | null, name: string, allianceAliases: Array<string>, allianceKind: AllianceKind, statements: { __typename?: 'StatementConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
            | { __typename?: 'Alliance', id: string, name: string }
            | { __typename?: 'Country', id: string, name: string }
            | { __typename?: 'Organization', id: string, name: string }
            | { __typename?: 'Person', id: string, name: string }
           | null, outlet: { __typename?: 'Organization', id: string, name: string } | null }> } }
    | { __typename: 'Conflict', id: string }
    | { __typename: 'Country', statementCount: number, sourceCount: number, officialName: string | null, region: string | null, iso3: string | null, cow: number | null, gw: number | null, gec: string | null, existedFrom: string | null, existedUntil: string | null, id: string, code: string, latitude: number | null, longitude: number | null, name: string, countryAliases: Array<string>, statements: { __typename?: 'StatementConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
            | { __typename?: 'Alliance', id: string, name: string }
            | { __typename?: 'Country', id: string, name: string }
            | { __typename?: 'Organization', id: string, name: string }
            | { __typename?: 'Person', id: string, name: string }
           | null, outlet: { __typename?: 'Organization', id: string, name: string } | null }> } }
    | { __typename: 'Event', id: string }
    | { __typename: 'Loan', id: string }
    | { __typename: 'Membership', id: string }
    | { __typename: 'Organization', statementCount: number, sourceCount: number, seat: string | null, id: string, name: string, organizationAliases: Array<string>, organizationKind: OrganizationKind | null, statements: { __typename?: 'StatementConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
            | { __typename?: 'Alliance', id: string, name: string }
            | { __typename?: 'Country', id: string, name: string }
            | { __typename?: 'Organization', id: string, name: string }
            | { __typename?: 'Person', id: string, name: string }
           | null, outlet: { __typename?: 'Organization', id: string, name: string } | null }> }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } | null }
    | { __typename: 'Person', statementCount: number, sourceCount: number, birthYear: number | null, id: string, name: string, personAliases: Array<string>, statements: { __typename?: 'StatementConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
            | { __typename?: 'Alliance', id: string, name: string }
            | { __typename?: 'Country', id: string, name: string }
            | { __typename?: 'Organization', id: string, name: string }
            | { __typename?: 'Person', id: string, name: string }
           | null, outlet: { __typename?: 'Organization', id: string, name: string } | null }> } }
    | { __typename: 'Source', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Tenure', id: string }
   | null };

export type SourcesOfQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;

export type SourcesOfQuery = { __typename?: 'Query', node:
    | { __typename: 'Alliance', id: string, statements: { __typename?: 'StatementConnection', groupCount: number, groupBy: Array<{ __typename?: 'StatementGroup', aggregate: { __typename?: 'StatementAggregate', count: number }, source: { __typename?: 'Source', id: string, title: string } | null }> } }
    | { __typename: 'Conflict', id: string }
    | { __typename: 'Country', id: string, statements: { __typename?: 'StatementConnection', groupCount: number, groupBy: Array<{ __typename?: 'StatementGroup', aggregate: { __typename?: 'StatementAggregate', count: number }, source: { __typename?: 'Source', id: string, title: string } | null }> } }
    | { __typename: 'Event', id: string, statements: { __typename?: 'StatementConnection', groupCount: number, groupBy: Array<{ __typename?: 'StatementGroup', aggregate: { __typename?: 'StatementAggregate', count: number }, source: { __typename?: 'Source', id: string, title: string } | null }> } }
    | { __typename: 'Loan', id: string, statements: { __typename?: 'StatementConnection', groupCount: number, groupBy: Array<{ __typename?: 'StatementGroup', aggregate: { __typename?: 'StatementAggregate', count: number }, source: { __typename?: 'Source', id: string, title: string } | null }> } }
    | { __typename: 'Membership', id: string, statements: { __typename?: 'StatementConnection', groupCount: number, groupBy: Array<{ __typename?: 'StatementGroup', aggregate: { __typename?: 'StatementAggregate', count: number }, source: { __typename?: 'Source', id: string, title: string } | null }> } }
    | { __typename: 'Organization', id: string, statements: { __typename?: 'StatementConnection', groupCount: number, groupBy: Array<{ __typename?: 'StatementGroup', aggregate: { __typename?: 'StatementAggregate', count: number }, source: { __typename?: 'Source', id: string, title: string } | null }> } }
    | { __typename: 'Person', id: string, statements: { __typename?: 'StatementConnection', groupCount: number, groupBy: Array<{ __typename?: 'StatementGroup', aggregate: { __typename?: 'StatementAggregate', count: number }, source: { __typename?: 'Source', id: string, title: string } | null }> } }
    | { __typename: 'Source', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Tenure', id: string, statements: { __typename?: 'StatementConnection', groupCount: number, groupBy: Array<{ __typename?: 'StatementGroup', aggregate: { __typename?: 'StatementAggregate', count: number }, source: { __typename?: 'Source', id: string, title: string } | null }> } }
   | null };

export type BySourceFragment = { __typename?: 'StatementConnection', groupCount: number, groupBy: Array<{ __typename?: 'StatementGroup', aggregate: { __typename?: 'StatementAggregate', count: number }, source: { __typename?: 'Source', id: string, title: string } | null }> };

export type FromOthersQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  sources: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
}>;

export type FromOthersQuery = { __typename?: 'Query', node:
    | { __typename: 'Alliance', id: string }
    | { __typename: 'Conflict', id: string }
    | { __typename: 'Country', id: string }
    | { __typename: 'Event', id: string, fromOthers: Array<{ __typename?: 'ValueFromOthers', property: string, source: { __typename?: 'Source', id: string, title: string } }> }
    | { __typename: 'Loan', id: string, fromOthers: Array<{ __typename?: 'ValueFromOthers', property: string, source: { __typename?: 'Source', id: string, title: string } }> }
    | { __typename: 'Membership', id: string, fromOthers: Array<{ __typename?: 'ValueFromOthers', property: string, source: { __typename?: 'Source', id: string, title: string } }> }
    | { __typename: 'Organization', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Tenure', id: string, fromOthers: Array<{ __typename?: 'ValueFromOthers', property: string, source: { __typename?: 'Source', id: string, title: string } }> }
   | null };

export type ConflictsAboutQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;

export type ConflictsAboutQuery = { __typename?: 'Query', conflicts: { __typename?: 'ConflictConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'Conflict', id: string, property: string, sources: number, subject:
        | { __typename: 'Alliance', id: string }
        | { __typename: 'Conflict', id: string }
        | { __typename: 'Country', id: string }
        | { __typename: 'Event', id: string }
        | { __typename: 'Loan', id: string }
        | { __typename: 'Membership', id: string }
        | { __typename: 'Organization', id: string }
        | { __typename: 'Person', id: string }
        | { __typename: 'Source', id: string }
        | { __typename: 'Statement', id: string }
        | { __typename: 'Tenure', id: string }
      , values: Array<{ __typename?: 'ConflictValue', value: string, precision: Precision | null, sources: number, ours: boolean, because: Because | null, statements: Array<{ __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
            | { __typename?: 'Alliance', id: string, name: string }
            | { __typename?: 'Country', id: string, name: string }
            | { __typename?: 'Organization', id: string, name: string }
            | { __typename?: 'Person', id: string, name: string }
           | null, outlet: { __typename?: 'Organization', id: string, name: string } | null }> }> }> } | null };

export type ConflictsQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  day: Scalars['Date']['input'];
  dated: Scalars['Boolean']['input'];
}>;

export type ConflictsQuery = { __typename?: 'Query', conflicts: { __typename?: 'ConflictConnection', totalCount: number, nodes: Array<{ __typename?: 'Conflict', id: string, property: string, sources: number, subject:
        | { __typename: 'Alliance', id: string, level: string | null, name: string, allianceKind: AllianceKind }
        | { __typename: 'Conflict', id: string }
        | { __typename: 'Country', id: string, code: string, latitude: number | null, longitude: number | null, name: string }
        | { __typename: 'Event', id: string, place: string | null, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, participants: Array<{ __typename?: 'Participant', role: string, actor:
              | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
              | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
              | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
              | { __typename: 'Person', id: string, name: string }
             }> }
        | { __typename: 'Loan', id: string, principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, creditor:
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
           | null, debtor:
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
           | null }
        | { __typename: 'Membership', id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, membershipStatus: MembershipStatus, member: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }, alliance: { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind } }
        | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
        | { __typename: 'Person', id: string, name: string }
        | { __typename: 'Source', id: string }
        | { __typename: 'Statement', id: string }
        | { __typename: 'Tenure', id: string, office: string, rank: OfficeRank, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, holder: { __typename: 'Person', id: string, name: string }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } }
      , values: Array<{ __typename?: 'ConflictValue', value: string, precision: Precision | null, sources: number, ours: boolean, because: Because | null, statements: Array<{ __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
            | { __typename?: 'Alliance', id: string, name: string }
            | { __typename?: 'Country', id: string, name: string }
            | { __typename?: 'Organization', id: string, name: string }
            | { __typename?: 'Person', id: string, name: string }
           | null, outlet: { __typename?: 'Organization', id: string, name: string } | null }> }> }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null };

export type ConflictPageFragment = { __typename?: 'ConflictConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'Conflict', id: string, property: string, sources: number, subject:
      | { __typename: 'Alliance', id: string }
      | { __typename: 'Conflict', id: string }
      | { __typename: 'Country', id: string }
      | { __typename: 'Event', id: string }
      | { __typename: 'Loan', id: string }
      | { __typename: 'Membership', id: string }
      | { __typename: 'Organization', id: string }
      | { __typename: 'Person', id: string }
      | { __typename: 'Source', id: string }
      | { __typename: 'Statement', id: string }
      | { __typename: 'Tenure', id: string }
    , values: Array<{ __typename?: 'ConflictValue', value: string, precision: Precision | null, sources: number, ours: boolean, because: Because | null, statements: Array<{ __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
          | { __typename?: 'Alliance', id: string, name: string }
          | { __typename?: 'Country', id: string, name: string }
          | { __typename?: 'Organization', id: string, name: string }
          | { __typename?: 'Person', id: string, name: string }
         | null, outlet: { __typename?: 'Organization', id: string, name: string } | null }> }> }> };

export type PathsQueryVariables = Exact<{
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
  via?: InputMaybe<Via>;
  at?: InputMaybe<Scalars['Date']['input']>;
  inForce: InForceLevel;
  maxSteps: Scalars['Int']['input'];
  first: Scalars['Int']['input'];
  day: Scalars['Date']['input'];
  dated: Scalars['Boolean']['input'];
}>;

export type PathsQuery = { __typename?: 'Query', paths: { __typename?: 'Paths', outcome: PathsOutcome, steps: number | null, seen: number, more: boolean, gaveUp: boolean, chains: Array<{ __typename?: 'PathChain', sources: number, steps: Array<{ __typename?: 'PathStep', kind: FactKind, fromRole: string, toRole: string, sources: number, from:
          | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
          | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
          | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
          | { __typename: 'Person', id: string, name: string }
        , to:
          | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
          | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
          | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
          | { __typename: 'Person', id: string, name: string }
        , fact:
          | { __typename: 'Event', place: string | null, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publishedOn: string | null } | null }> }, participants: Array<{ __typename?: 'Participant', role: string, actor:
                | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
                | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
                | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
                | { __typename: 'Person', id: string, name: string }
               }> }
          | { __typename: 'Loan', principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publishedOn: string | null } | null }> }, creditor:
              | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
              | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
             | null, debtor:
              | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
              | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
             | null }
          | { __typename: 'Membership', id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, membershipStatus: MembershipStatus, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publishedOn: string | null } | null }> }, member: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }, alliance: { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind } }
          | { __typename: 'Tenure', office: string, rank: OfficeRank, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publishedOn: string | null } | null }> }, holder: { __typename: 'Person', id: string, name: string }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } }
         }> }>, undecided: { __typename?: 'PossiblePaths', outcome: PathsOutcome, steps: number | null, chains: Array<{ __typename?: 'PathChain', sources: number, steps: Array<{ __typename?: 'PathStep', kind: FactKind, fromRole: string, toRole: string, sources: number, from:
            | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
            | { __typename: 'Person', id: string, name: string }
          , to:
            | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
            | { __typename: 'Person', id: string, name: string }
          , fact:
            | { __typename: 'Event', place: string | null, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publishedOn: string | null } | null }> }, participants: Array<{ __typename?: 'Participant', role: string, actor:
                  | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
                  | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
                  | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
                  | { __typename: 'Person', id: string, name: string }
                 }> }
            | { __typename: 'Loan', principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publishedOn: string | null } | null }> }, creditor:
                | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
                | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
               | null, debtor:
                | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
                | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
               | null }
            | { __typename: 'Membership', id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, membershipStatus: MembershipStatus, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publishedOn: string | null } | null }> }, member: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }, alliance: { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind } }
            | { __typename: 'Tenure', office: string, rank: OfficeRank, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publishedOn: string | null } | null }> }, holder: { __typename: 'Person', id: string, name: string }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } }
           }> }> } | null } | null };

export type DrawnChainFragment = { __typename?: 'PathChain', sources: number, steps: Array<{ __typename?: 'PathStep', kind: FactKind, fromRole: string, toRole: string, sources: number, from:
      | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
      | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
      | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
      | { __typename: 'Person', id: string, name: string }
    , to:
      | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
      | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
      | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
      | { __typename: 'Person', id: string, name: string }
    , fact:
      | { __typename: 'Event', place: string | null, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publishedOn: string | null } | null }> }, participants: Array<{ __typename?: 'Participant', role: string, actor:
            | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
            | { __typename: 'Person', id: string, name: string }
           }> }
      | { __typename: 'Loan', principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publishedOn: string | null } | null }> }, creditor:
          | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
          | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
         | null, debtor:
          | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
          | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
         | null }
      | { __typename: 'Membership', id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, membershipStatus: MembershipStatus, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publishedOn: string | null } | null }> }, member: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }, alliance: { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind } }
      | { __typename: 'Tenure', office: string, rank: OfficeRank, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publishedOn: string | null } | null }> }, holder: { __typename: 'Person', id: string, name: string }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } }
     }> };

export type CommonTiesQueryVariables = Exact<{
  between: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
  via?: InputMaybe<Via>;
  at?: InputMaybe<Scalars['Date']['input']>;
  inForce: InForceLevel;
  first: Scalars['Int']['input'];
  day: Scalars['Date']['input'];
  dated: Scalars['Boolean']['input'];
}>;

export type CommonTiesQuery = { __typename?: 'Query', commonTies: { __typename?: 'CommonTies', actorCount: number, factCount: number, gaveUp: boolean, actors: Array<{ __typename?: 'CommonActor', actor:
        | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
        | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
        | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
        | { __typename: 'Person', id: string, name: string }
      , ties: Array<{ __typename?: 'CommonTie', kind: FactKind, role: string, of:
          | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
          | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
          | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
          | { __typename: 'Person', id: string, name: string }
        , fact:
          | { __typename: 'Event', place: string | null, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, participants: Array<{ __typename?: 'Participant', role: string, actor:
                | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
                | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
                | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
                | { __typename: 'Person', id: string, name: string }
               }> }
          | { __typename: 'Loan', principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, creditor:
              | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
              | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
             | null, debtor:
              | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
              | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
             | null }
          | { __typename: 'Membership', id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, membershipStatus: MembershipStatus, member: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }, alliance: { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind } }
          | { __typename: 'Tenure', office: string, rank: OfficeRank, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, holder: { __typename: 'Person', id: string, name: string }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } }
         }> }>, facts: Array<{ __typename?: 'CommonFact', kind: FactKind, fact:
        | { __typename: 'Event', place: string | null, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, participants: Array<{ __typename?: 'Participant', role: string, actor:
              | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
              | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
              | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
              | { __typename: 'Person', id: string, name: string }
             }> }
        | { __typename: 'Loan', principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, creditor:
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
           | null, debtor:
            | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
            | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
           | null }
        | { __typename: 'Membership', id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, membershipStatus: MembershipStatus, member: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }, alliance: { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind } }
        | { __typename: 'Tenure', office: string, rank: OfficeRank, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, holder: { __typename: 'Person', id: string, name: string }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } }
       }> } | null };

export type ExposureQueryVariables = Exact<{
  of: Scalars['ID']['input'];
  side: ExposureSide;
  counting: ExposureCounting;
  parties: ExposureParties;
  at?: InputMaybe<Scalars['Date']['input']>;
  inForce: InForceLevel;
}>;

export type ExposureQuery = { __typename?: 'Query', exposure: { __typename?: 'Exposure', rule: string, totalUsd: number, organizationsUsd: number, loans: number, hhi: number | null, counterparties: Array<{ __typename?: 'ExposureShare', amountUsd: number, organizationsUsd: number, share: number | null, loans: number, unknownAmounts: number, balanceAsOf: string | null, balanceUsd: number | null, party:
        | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
        | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
       | null }>, leftOut: Array<{ __typename?: 'ExposureRest', reason: ExposureReason, loans: number, amountUsd: number | null }>, undecided: { __typename?: 'ExposureUndecided', amountUsd: number, loans: number, leftOut: Array<{ __typename?: 'ExposureRest', reason: ExposureReason, loans: number, amountUsd: number | null }> } | null, bySource: Array<{ __typename?: 'ExposureSource', amountUsd: number, loans: number, sharedUsd: number, sharedLoans: number, firstYear: number | null, lastYear: number | null, source: { __typename?: 'Source', id: string, title: string }, leftOut: Array<{ __typename?: 'ExposureRest', reason: ExposureReason, loans: number, amountUsd: number | null }> }>, overlaps: Array<{ __typename?: 'LoanOverlap', amountUsd: number, years: Array<number>, creditor:
        | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
        | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
       | null, debtor:
        | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
        | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
       | null, sides: Array<{ __typename?: 'LoanOverlapSide', amountUsd: number, loans: number, source: { __typename?: 'Source', id: string, title: string } }> }> } | null };

export type MapTiesQueryVariables = Exact<{
  of: Scalars['ID']['input'];
  via?: InputMaybe<Via>;
  at?: InputMaybe<Scalars['Date']['input']>;
  inForce: InForceLevel;
  first: Scalars['Int']['input'];
}>;

export type MapTiesQuery = { __typename?: 'Query', neighborhood: { __typename?: 'Neighborhood', nodes: Array<{ __typename?: 'NeighborhoodNode', actorId: string, actor:
        | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
        | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
        | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
        | { __typename: 'Person', id: string, name: string }
       }>, links: Array<{ __typename?: 'NeighborhoodLink', kind: FactKind, source: string, target: string, fact:
        | { __typename?: 'Event', id: string }
        | { __typename?: 'Loan', principalUsd: number | null, id: string }
        | { __typename?: 'Membership', id: string }
        | { __typename?: 'Tenure', id: string }
       }>, truncated: { __typename?: 'NeighborhoodRest', nodes: number, links: boolean, gaveUp: boolean } | null } | null };

type DrawnActor_Alliance_Fragment = { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind };

type DrawnActor_Country_Fragment = { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string };

type DrawnActor_Organization_Fragment = { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null };

type DrawnActor_Person_Fragment = { __typename: 'Person', id: string, name: string };

export type DrawnActorFragment =
  | DrawnActor_Alliance_Fragment
  | DrawnActor_Country_Fragment
  | DrawnActor_Organization_Fragment
  | DrawnActor_Person_Fragment
;

type DrawnFact_Event_Fragment = { __typename: 'Event', place: string | null, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, eventTitle: string, eventKind: EventKind, eventStatus: EventStatus, participants: Array<{ __typename?: 'Participant', role: string, actor:
      | { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind }
      | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
      | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
      | { __typename: 'Person', id: string, name: string }
     }> };

type DrawnFact_Loan_Fragment = { __typename: 'Loan', principal: number | null, currency: string | null, principalUsd: number | null, umbrella: boolean, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, loanTitle: string | null, loanStatus: LoanStatus | null, creditor:
    | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
    | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
   | null, debtor:
    | { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }
    | { __typename: 'Organization', id: string, name: string, organizationKind: OrganizationKind | null }
   | null };

type DrawnFact_Membership_Fragment = { __typename: 'Membership', id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, membershipStatus: MembershipStatus, member: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string }, alliance: { __typename: 'Alliance', level: string | null, id: string, name: string, allianceKind: AllianceKind } };

type DrawnFact_Tenure_Fragment = { __typename: 'Tenure', office: string, rank: OfficeRank, id: string, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, disputed: boolean, statementCount: number, sourceCount: number, inForce?: InForce, holder: { __typename: 'Person', id: string, name: string }, country: { __typename: 'Country', code: string, latitude: number | null, longitude: number | null, id: string, name: string } };

export type DrawnFactFragment =
  | DrawnFact_Event_Fragment
  | DrawnFact_Loan_Fragment
  | DrawnFact_Membership_Fragment
  | DrawnFact_Tenure_Fragment
;

export type ToldFragment = { __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
    | { __typename?: 'Alliance', id: string, name: string }
    | { __typename?: 'Country', id: string, name: string }
    | { __typename?: 'Organization', id: string, name: string }
    | { __typename?: 'Person', id: string, name: string }
   | null, outlet: { __typename?: 'Organization', id: string, name: string } | null };

export type ToldPageFragment = { __typename?: 'StatementConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'Statement', id: string, statedOf: string, summary: string, locator: number, basis: Basis, recordedAt: string, values: Array<{ __typename?: 'StatedValue', property: string, value: string, original: string | null, precision: Precision | null }>, source: { __typename?: 'Source', id: string, kind: SourceKind, title: string, publisher: string | null, publishedOn: string | null, url: string | null, licence: string | null, precedence: number, partOf: { __typename?: 'Source', id: string, title: string } | null }, attributedTo:
      | { __typename?: 'Alliance', id: string, name: string }
      | { __typename?: 'Country', id: string, name: string }
      | { __typename?: 'Organization', id: string, name: string }
      | { __typename?: 'Person', id: string, name: string }
     | null, outlet: { __typename?: 'Organization', id: string, name: string } | null }> };

export type StandingIdsQueryVariables = Exact<{
  ids: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
}>;

export type StandingIdsQuery = { __typename?: 'Query', nodes: Array<
    | { __typename: 'Alliance', id: string }
    | { __typename: 'Conflict', id: string }
    | { __typename: 'Country', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'Loan', id: string }
    | { __typename: 'Membership', id: string }
    | { __typename: 'Organization', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Tenure', id: string }
   | null> | null };

export type SearchQueryVariables = Exact<{
  query: Scalars['String']['input'];
  types: Array<SearchType> | SearchType;
  first: Scalars['Int']['input'];
}>;

export type SearchQuery = { __typename?: 'Query', search: { __typename?: 'SearchConnection', edges: Array<{ __typename?: 'SearchEdge', node:
        | { __typename: 'Alliance', name: string, id: string }
        | { __typename: 'Conflict', id: string }
        | { __typename: 'Country', name: string, code: string, id: string }
        | { __typename: 'Event', id: string, eventTitle: string }
        | { __typename: 'Loan', from: string | null, fromPrecision: Precision | null, principal: number | null, currency: string | null, principalUsd: number | null, id: string, creditor:
            | { __typename?: 'Country', name: string }
            | { __typename?: 'Organization', name: string }
           | null, debtor:
            | { __typename?: 'Country', name: string }
            | { __typename?: 'Organization', name: string }
           | null }
        | { __typename: 'Membership', id: string }
        | { __typename: 'Organization', name: string, id: string }
        | { __typename: 'Person', name: string, id: string }
        | { __typename: 'Source', id: string }
        | { __typename: 'Statement', id: string }
        | { __typename: 'Tenure', id: string }
      , matches: Array<{ __typename?: 'SearchMatch', property: string, languages: Array<string>, segments: Array<{ __typename?: 'SearchSegment', text: string, matched: boolean }> }> }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean } } | null };

export type SourcesOfFactsQueryVariables = Exact<{
  ids: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
  first: Scalars['Int']['input'];
}>;

export type SourcesOfFactsQuery = { __typename?: 'Query', nodes: Array<
    | { __typename: 'Alliance', id: string }
    | { __typename: 'Conflict', id: string }
    | { __typename: 'Country', id: string }
    | { __typename: 'Event', id: string, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publisher: string | null, publishedOn: string | null, url: string | null, partOf: { __typename?: 'Source', id: string } | null } | null }> } }
    | { __typename: 'Loan', id: string, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publisher: string | null, publishedOn: string | null, url: string | null, partOf: { __typename?: 'Source', id: string } | null } | null }> } }
    | { __typename: 'Membership', id: string, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publisher: string | null, publishedOn: string | null, url: string | null, partOf: { __typename?: 'Source', id: string } | null } | null }> } }
    | { __typename: 'Organization', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Tenure', id: string, statements: { __typename?: 'StatementConnection', groupBy: Array<{ __typename?: 'StatementGroup', source: { __typename?: 'Source', id: string, title: string, publisher: string | null, publishedOn: string | null, url: string | null, partOf: { __typename?: 'Source', id: string } | null } | null }> } }
   | null> | null };

export type TimelineQueryVariables = Exact<{
  about: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
  via?: InputMaybe<Via>;
  from?: InputMaybe<Scalars['Date']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;

export type TimelineQuery = { __typename?: 'Query', timeline: { __typename?: 'TimelineConnection', totalCount: number, undated: number, gaveUp: boolean, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, gaps: Array<{ __typename?: 'TimelineGap', from: string, until: string }>, edges: Array<{ __typename?: 'TimelineEdge', date: string, precision: Precision, label: string, mark: TimelineMark, kind: FactKind, node:
        | { __typename: 'Event', id: string, disputed: boolean, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, eventTitle: string }
        | { __typename: 'Loan', principalUsd: number | null, id: string, disputed: boolean, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, loanTitle: string | null, creditor:
            | { __typename?: 'Country', id: string, name: string }
            | { __typename?: 'Organization', id: string, name: string }
           | null, debtor:
            | { __typename?: 'Country', id: string, name: string }
            | { __typename?: 'Organization', id: string, name: string }
           | null }
        | { __typename: 'Membership', id: string, disputed: boolean, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, membershipStatus: MembershipStatus, member: { __typename?: 'Country', id: string, name: string }, alliance: { __typename?: 'Alliance', id: string, name: string } }
        | { __typename: 'Tenure', office: string, id: string, disputed: boolean, from: string | null, fromPrecision: Precision | null, until: string | null, untilPrecision: Precision | null, firstObserved: string | null, lastObserved: string | null, presumedUntil: string | null, holder: { __typename?: 'Person', id: string, name: string }, country: { __typename?: 'Country', id: string, name: string } }
       }> } | null };

export type DatesQueryVariables = Exact<{
  ids: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
  tenures: Scalars['Boolean']['input'];
  memberships: Scalars['Boolean']['input'];
  loansGiven: Scalars['Boolean']['input'];
  loansReceived: Scalars['Boolean']['input'];
  events: Scalars['Boolean']['input'];
}>;

export type DatesQuery = { __typename?: 'Query', nodes: Array<
    | { __typename: 'Alliance', id: string, events?: { __typename?: 'EventConnection', aggregate: { __typename?: 'EventAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } } }, memberships?: { __typename?: 'MembershipConnection', aggregate: { __typename?: 'MembershipAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } } } }
    | { __typename: 'Conflict', id: string }
    | { __typename: 'Country', id: string, events?: { __typename?: 'EventConnection', aggregate: { __typename?: 'EventAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } } }, tenures?: { __typename?: 'TenureConnection', aggregate: { __typename?: 'TenureAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } } }, memberships?: { __typename?: 'MembershipConnection', aggregate: { __typename?: 'MembershipAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } } }, loansGiven?: { __typename?: 'LoanConnection', aggregate: { __typename?: 'LoanAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } } }, loansReceived?: { __typename?: 'LoanConnection', aggregate: { __typename?: 'LoanAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } } } }
    | { __typename: 'Event', id: string }
    | { __typename: 'Loan', id: string }
    | { __typename: 'Membership', id: string }
    | { __typename: 'Organization', id: string, events?: { __typename?: 'EventConnection', aggregate: { __typename?: 'EventAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } } }, loansGiven?: { __typename?: 'LoanConnection', aggregate: { __typename?: 'LoanAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } } }, loansReceived?: { __typename?: 'LoanConnection', aggregate: { __typename?: 'LoanAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } } } }
    | { __typename: 'Person', id: string, events?: { __typename?: 'EventConnection', aggregate: { __typename?: 'EventAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } } }, tenures?: { __typename?: 'TenureConnection', aggregate: { __typename?: 'TenureAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } } } }
    | { __typename: 'Source', id: string }
    | { __typename: 'Statement', id: string }
    | { __typename: 'Tenure', id: string }
   | null> | null };

export type TenureDatesFragment = { __typename?: 'TenureAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } };

export type MembershipDatesFragment = { __typename?: 'MembershipAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } };

export type LoanDatesFragment = { __typename?: 'LoanAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } };

export type EventDatesFragment = { __typename?: 'EventAggregate', from: { __typename?: 'DateAggregate', min: string | null, max: string | null }, until: { __typename?: 'DateAggregate', min: string | null, max: string | null, nulls: number }, firstObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null }, lastObserved: { __typename?: 'DateAggregate', min: string | null, max: string | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const DrawnActorFragmentDoc = new TypedDocumentString(`
    fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}
    `, {"fragmentName":"DrawnActor"}) as unknown as TypedDocumentString<DrawnActorFragment, unknown>;
export const DrawnFactFragmentDoc = new TypedDocumentString(`
    fragment DrawnFact on Fact {
  __typename
  id
  from
  fromPrecision
  until
  untilPrecision
  firstObserved
  lastObserved
  presumedUntil
  disputed
  statementCount
  sourceCount
  inForce(at: $day) @include(if: $dated)
  ... on Tenure {
    office
    rank
    holder {
      ...DrawnActor
    }
    country {
      ...DrawnActor
    }
  }
  ... on Membership {
    membershipStatus: status
    member {
      ...DrawnActor
    }
    alliance {
      ...DrawnActor
    }
  }
  ... on Loan {
    loanTitle: title
    principal
    currency
    principalUsd
    loanStatus: status
    umbrella
    creditor {
      ...DrawnActor
    }
    debtor {
      ...DrawnActor
    }
  }
  ... on Event {
    eventTitle: title
    eventKind: kind
    eventStatus: status
    place
    participants {
      role
      actor {
        ...DrawnActor
      }
    }
  }
}
    fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}`, {"fragmentName":"DrawnFact"}) as unknown as TypedDocumentString<DrawnFactFragment, unknown>;
export const TenurePageFragmentDoc = new TypedDocumentString(`
    fragment TenurePage on TenureConnection {
  totalCount
  undecided
  nodes {
    ...DrawnFact
  }
}
    fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}
fragment DrawnFact on Fact {
  __typename
  id
  from
  fromPrecision
  until
  untilPrecision
  firstObserved
  lastObserved
  presumedUntil
  disputed
  statementCount
  sourceCount
  inForce(at: $day) @include(if: $dated)
  ... on Tenure {
    office
    rank
    holder {
      ...DrawnActor
    }
    country {
      ...DrawnActor
    }
  }
  ... on Membership {
    membershipStatus: status
    member {
      ...DrawnActor
    }
    alliance {
      ...DrawnActor
    }
  }
  ... on Loan {
    loanTitle: title
    principal
    currency
    principalUsd
    loanStatus: status
    umbrella
    creditor {
      ...DrawnActor
    }
    debtor {
      ...DrawnActor
    }
  }
  ... on Event {
    eventTitle: title
    eventKind: kind
    eventStatus: status
    place
    participants {
      role
      actor {
        ...DrawnActor
      }
    }
  }
}`, {"fragmentName":"TenurePage"}) as unknown as TypedDocumentString<TenurePageFragment, unknown>;
export const MembershipPageFragmentDoc = new TypedDocumentString(`
    fragment MembershipPage on MembershipConnection {
  totalCount
  undecided
  nodes {
    ...DrawnFact
  }
}
    fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}
fragment DrawnFact on Fact {
  __typename
  id
  from
  fromPrecision
  until
  untilPrecision
  firstObserved
  lastObserved
  presumedUntil
  disputed
  statementCount
  sourceCount
  inForce(at: $day) @include(if: $dated)
  ... on Tenure {
    office
    rank
    holder {
      ...DrawnActor
    }
    country {
      ...DrawnActor
    }
  }
  ... on Membership {
    membershipStatus: status
    member {
      ...DrawnActor
    }
    alliance {
      ...DrawnActor
    }
  }
  ... on Loan {
    loanTitle: title
    principal
    currency
    principalUsd
    loanStatus: status
    umbrella
    creditor {
      ...DrawnActor
    }
    debtor {
      ...DrawnActor
    }
  }
  ... on Event {
    eventTitle: title
    eventKind: kind
    eventStatus: status
    place
    participants {
      role
      actor {
        ...DrawnActor
      }
    }
  }
}`, {"fragmentName":"MembershipPage"}) as unknown as TypedDocumentString<MembershipPageFragment, unknown>;
export const LoanPageFragmentDoc = new TypedDocumentString(`
    fragment LoanPage on LoanConnection {
  totalCount
  undecided
  nodes {
    ...DrawnFact
  }
}
    fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}
fragment DrawnFact on Fact {
  __typename
  id
  from
  fromPrecision
  until
  untilPrecision
  firstObserved
  lastObserved
  presumedUntil
  disputed
  statementCount
  sourceCount
  inForce(at: $day) @include(if: $dated)
  ... on Tenure {
    office
    rank
    holder {
      ...DrawnActor
    }
    country {
      ...DrawnActor
    }
  }
  ... on Membership {
    membershipStatus: status
    member {
      ...DrawnActor
    }
    alliance {
      ...DrawnActor
    }
  }
  ... on Loan {
    loanTitle: title
    principal
    currency
    principalUsd
    loanStatus: status
    umbrella
    creditor {
      ...DrawnActor
    }
    debtor {
      ...DrawnActor
    }
  }
  ... on Event {
    eventTitle: title
    eventKind: kind
    eventStatus: status
    place
    participants {
      role
      actor {
        ...DrawnActor
      }
    }
  }
}`, {"fragmentName":"LoanPage"}) as unknown as TypedDocumentString<LoanPageFragment, unknown>;
export const BySourceFragmentDoc = new TypedDocumentString(`
    fragment BySource on StatementConnection {
  groupCount(by: [SOURCE])
  groupBy(by: [SOURCE], first: 100) {
    aggregate {
      count
    }
    source {
      id
      title
    }
  }
}
    `, {"fragmentName":"BySource"}) as unknown as TypedDocumentString<BySourceFragment, unknown>;
export const ToldFragmentDoc = new TypedDocumentString(`
    fragment Told on Statement {
  id
  statedOf
  summary
  locator
  basis
  recordedAt
  values {
    property
    value
    original
    precision
  }
  source {
    id
    kind
    title
    publisher
    publishedOn
    url
    licence
    precedence
    partOf {
      id
      title
    }
  }
  attributedTo {
    id
    name
  }
  outlet {
    id
    name
  }
}
    `, {"fragmentName":"Told"}) as unknown as TypedDocumentString<ToldFragment, unknown>;
export const ConflictPageFragmentDoc = new TypedDocumentString(`
    fragment ConflictPage on ConflictConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    id
    property
    sources
    subject {
      __typename
      id
    }
    values {
      value
      precision
      sources
      ours
      because
      statements {
        ...Told
      }
    }
  }
}
    fragment Told on Statement {
  id
  statedOf
  summary
  locator
  basis
  recordedAt
  values {
    property
    value
    original
    precision
  }
  source {
    id
    kind
    title
    publisher
    publishedOn
    url
    licence
    precedence
    partOf {
      id
      title
    }
  }
  attributedTo {
    id
    name
  }
  outlet {
    id
    name
  }
}`, {"fragmentName":"ConflictPage"}) as unknown as TypedDocumentString<ConflictPageFragment, unknown>;
export const DrawnChainFragmentDoc = new TypedDocumentString(`
    fragment DrawnChain on PathChain {
  sources
  steps {
    kind
    fromRole
    toRole
    sources
    from {
      ...DrawnActor
    }
    to {
      ...DrawnActor
    }
    fact {
      ...DrawnFact
      statements(at: $at, inForce: $inForce) {
        groupBy(by: [SOURCE], first: 3) {
          source {
            id
            title
            publishedOn
          }
        }
      }
    }
  }
}
    fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}
fragment DrawnFact on Fact {
  __typename
  id
  from
  fromPrecision
  until
  untilPrecision
  firstObserved
  lastObserved
  presumedUntil
  disputed
  statementCount
  sourceCount
  inForce(at: $day) @include(if: $dated)
  ... on Tenure {
    office
    rank
    holder {
      ...DrawnActor
    }
    country {
      ...DrawnActor
    }
  }
  ... on Membership {
    membershipStatus: status
    member {
      ...DrawnActor
    }
    alliance {
      ...DrawnActor
    }
  }
  ... on Loan {
    loanTitle: title
    principal
    currency
    principalUsd
    loanStatus: status
    umbrella
    creditor {
      ...DrawnActor
    }
    debtor {
      ...DrawnActor
    }
  }
  ... on Event {
    eventTitle: title
    eventKind: kind
    eventStatus: status
    place
    participants {
      role
      actor {
        ...DrawnActor
      }
    }
  }
}`, {"fragmentName":"DrawnChain"}) as unknown as TypedDocumentString<DrawnChainFragment, unknown>;
export const ToldPageFragmentDoc = new TypedDocumentString(`
    fragment ToldPage on StatementConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...Told
  }
}
    fragment Told on Statement {
  id
  statedOf
  summary
  locator
  basis
  recordedAt
  values {
    property
    value
    original
    precision
  }
  source {
    id
    kind
    title
    publisher
    publishedOn
    url
    licence
    precedence
    partOf {
      id
      title
    }
  }
  attributedTo {
    id
    name
  }
  outlet {
    id
    name
  }
}`, {"fragmentName":"ToldPage"}) as unknown as TypedDocumentString<ToldPageFragment, unknown>;
export const TenureDatesFragmentDoc = new TypedDocumentString(`
    fragment TenureDates on TenureAggregate {
  from {
    min
    max
  }
  until {
    min
    max
    nulls
  }
  firstObserved {
    min
    max
  }
  lastObserved {
    min
    max
  }
}
    `, {"fragmentName":"TenureDates"}) as unknown as TypedDocumentString<TenureDatesFragment, unknown>;
export const MembershipDatesFragmentDoc = new TypedDocumentString(`
    fragment MembershipDates on MembershipAggregate {
  from {
    min
    max
  }
  until {
    min
    max
    nulls
  }
  firstObserved {
    min
    max
  }
  lastObserved {
    min
    max
  }
}
    `, {"fragmentName":"MembershipDates"}) as unknown as TypedDocumentString<MembershipDatesFragment, unknown>;
export const LoanDatesFragmentDoc = new TypedDocumentString(`
    fragment LoanDates on LoanAggregate {
  from {
    min
    max
  }
  until {
    min
    max
    nulls
  }
  firstObserved {
    min
    max
  }
  lastObserved {
    min
    max
  }
}
    `, {"fragmentName":"LoanDates"}) as unknown as TypedDocumentString<LoanDatesFragment, unknown>;
export const EventDatesFragmentDoc = new TypedDocumentString(`
    fragment EventDates on EventAggregate {
  from {
    min
    max
  }
  until {
    min
    max
    nulls
  }
  firstObserved {
    min
    max
  }
  lastObserved {
    min
    max
  }
}
    `, {"fragmentName":"EventDates"}) as unknown as TypedDocumentString<EventDatesFragment, unknown>;
export const ExpandDocument = new TypedDocumentString(`
    query Expand($ids: [ID!]!, $at: Date, $inForce: InForceLevel!, $day: Date!, $dated: Boolean!, $tenures: Boolean!, $memberships: Boolean!, $loans: Boolean!, $events: Boolean!, $firstTenures: Int!, $firstMemberships: Int!, $firstLoans: Int!, $firstEvents: Int!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Actor {
      ...DrawnActor
      events(at: $at, inForce: $inForce, first: $firstEvents, orderBy: [{from: DESC}]) @include(if: $events) {
        totalCount
        undecided
        nodes {
          ...DrawnFact
        }
      }
    }
    ... on Country {
      tenures(
        at: $at
        inForce: $inForce
        first: $firstTenures
        orderBy: [{from: DESC}]
      ) @include(if: $tenures) {
        ...TenurePage
      }
      memberships(
        at: $at
        inForce: $inForce
        first: $firstMemberships
        orderBy: [{from: DESC}]
      ) @include(if: $memberships) {
        ...MembershipPage
      }
    }
    ... on Person {
      tenures(
        at: $at
        inForce: $inForce
        first: $firstTenures
        orderBy: [{from: DESC}]
      ) @include(if: $tenures) {
        ...TenurePage
      }
    }
    ... on Alliance {
      memberships(
        at: $at
        inForce: $inForce
        first: $firstMemberships
        orderBy: [{from: DESC}]
      ) @include(if: $memberships) {
        ...MembershipPage
      }
    }
    ... on LoanParty {
      loansGiven(
        at: $at
        inForce: $inForce
        first: $firstLoans
        orderBy: [{principalUsd: DESC}]
      ) @include(if: $loans) {
        ...LoanPage
      }
      loansReceived(
        at: $at
        inForce: $inForce
        first: $firstLoans
        orderBy: [{principalUsd: DESC}]
      ) @include(if: $loans) {
        ...LoanPage
      }
    }
  }
}
    fragment TenurePage on TenureConnection {
  totalCount
  undecided
  nodes {
    ...DrawnFact
  }
}
fragment MembershipPage on MembershipConnection {
  totalCount
  undecided
  nodes {
    ...DrawnFact
  }
}
fragment LoanPage on LoanConnection {
  totalCount
  undecided
  nodes {
    ...DrawnFact
  }
}
fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}
fragment DrawnFact on Fact {
  __typename
  id
  from
  fromPrecision
  until
  untilPrecision
  firstObserved
  lastObserved
  presumedUntil
  disputed
  statementCount
  sourceCount
  inForce(at: $day) @include(if: $dated)
  ... on Tenure {
    office
    rank
    holder {
      ...DrawnActor
    }
    country {
      ...DrawnActor
    }
  }
  ... on Membership {
    membershipStatus: status
    member {
      ...DrawnActor
    }
    alliance {
      ...DrawnActor
    }
  }
  ... on Loan {
    loanTitle: title
    principal
    currency
    principalUsd
    loanStatus: status
    umbrella
    creditor {
      ...DrawnActor
    }
    debtor {
      ...DrawnActor
    }
  }
  ... on Event {
    eventTitle: title
    eventKind: kind
    eventStatus: status
    place
    participants {
      role
      actor {
        ...DrawnActor
      }
    }
  }
}`, {"hash":"650dcac6d680de1b72af7f7110e27e3e5fc0ded8d147da4efbf0a7b1408e4897"}) as unknown as TypedDocumentString<ExpandQuery, ExpandQueryVariables>;
export const SingleDocument = new TypedDocumentString(`
    query Single($ids: [ID!]!, $day: Date!, $dated: Boolean!) {
  nodes(ids: $ids) {
    __typename
    id
    ...DrawnActor
    ...DrawnFact
  }
}
    fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}
fragment DrawnFact on Fact {
  __typename
  id
  from
  fromPrecision
  until
  untilPrecision
  firstObserved
  lastObserved
  presumedUntil
  disputed
  statementCount
  sourceCount
  inForce(at: $day) @include(if: $dated)
  ... on Tenure {
    office
    rank
    holder {
      ...DrawnActor
    }
    country {
      ...DrawnActor
    }
  }
  ... on Membership {
    membershipStatus: status
    member {
      ...DrawnActor
    }
    alliance {
      ...DrawnActor
    }
  }
  ... on Loan {
    loanTitle: title
    principal
    currency
    principalUsd
    loanStatus: status
    umbrella
    creditor {
      ...DrawnActor
    }
    debtor {
      ...DrawnActor
    }
  }
  ... on Event {
    eventTitle: title
    eventKind: kind
    eventStatus: status
    place
    participants {
      role
      actor {
        ...DrawnActor
      }
    }
  }
}`, {"hash":"527c7481e18be00f62d05a7a5f264b8d8e1f3542cbd9e001b2939619f59c46c8"}) as unknown as TypedDocumentString<SingleQuery, SingleQueryVariables>;
export const FactEvidenceDocument = new TypedDocumentString(`
    query FactEvidence($id: ID!, $day: Date!, $dated: Boolean!, $sources: [ID!], $first: Int!, $after: String) {
  node(id: $id) {
    __typename
    id
    ...DrawnFact
    ... on Loan {
      purpose
      instrument
      usdBasis
      interestRate
      maturesOn
      maturesOnPrecision
      repayment
      balances {
        asOf
        asOfPrecision
        amount
        currency
      }
    }
    ... on Membership {
      obligations
    }
    ... on Event {
      quantities {
        name
        value
        unit
        bound
      }
    }
    ... on Fact {
      statements(where: {source: {id: {in: $sources}}}, first: $first, after: $after) {
        ...ToldPage
      }
    }
  }
}
    fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}
fragment DrawnFact on Fact {
  __typename
  id
  from
  fromPrecision
  until
  untilPrecision
  firstObserved
  lastObserved
  presumedUntil
  disputed
  statementCount
  sourceCount
  inForce(at: $day) @include(if: $dated)
  ... on Tenure {
    office
    rank
    holder {
      ...DrawnActor
    }
    country {
      ...DrawnActor
    }
  }
  ... on Membership {
    membershipStatus: status
    member {
      ...DrawnActor
    }
    alliance {
      ...DrawnActor
    }
  }
  ... on Loan {
    loanTitle: title
    principal
    currency
    principalUsd
    loanStatus: status
    umbrella
    creditor {
      ...DrawnActor
    }
    debtor {
      ...DrawnActor
    }
  }
  ... on Event {
    eventTitle: title
    eventKind: kind
    eventStatus: status
    place
    participants {
      role
      actor {
        ...DrawnActor
      }
    }
  }
}
fragment Told on Statement {
  id
  statedOf
  summary
  locator
  basis
  recordedAt
  values {
    property
    value
    original
    precision
  }
  source {
    id
    kind
    title
    publisher
    publishedOn
    url
    licence
    precedence
    partOf {
      id
      title
    }
  }
  attributedTo {
    id
    name
  }
  outlet {
    id
    name
  }
}
fragment ToldPage on StatementConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...Told
  }
}`, {"hash":"4319c1ef8667808515c7ec4eba892f4cb62cfd716eb719b3474813f9bbd8c84e"}) as unknown as TypedDocumentString<FactEvidenceQuery, FactEvidenceQueryVariables>;
export const ActorEvidenceDocument = new TypedDocumentString(`
    query ActorEvidence($id: ID!, $sources: [ID!], $first: Int!, $after: String) {
  node(id: $id) {
    __typename
    id
    ... on Actor {
      ...DrawnActor
      statementCount
      sourceCount
      statements(where: {source: {id: {in: $sources}}}, first: $first, after: $after) {
        ...ToldPage
      }
    }
    ... on Country {
      officialName
      countryAliases: aliases
      region
      iso3
      cow
      gw
      gec
      existedFrom
      existedUntil
    }
    ... on Person {
      personAliases: aliases
      birthYear
    }
    ... on Organization {
      organizationAliases: aliases
      seat
      country {
        ...DrawnActor
      }
    }
    ... on Alliance {
      allianceAliases: aliases
      obligations
    }
  }
}
    fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}
fragment Told on Statement {
  id
  statedOf
  summary
  locator
  basis
  recordedAt
  values {
    property
    value
    original
    precision
  }
  source {
    id
    kind
    title
    publisher
    publishedOn
    url
    licence
    precedence
    partOf {
      id
      title
    }
  }
  attributedTo {
    id
    name
  }
  outlet {
    id
    name
  }
}
fragment ToldPage on StatementConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...Told
  }
}`, {"hash":"7d93e188fa1b8ea65fd7c1b8bb1d887e9e88738cfd50ce231dc577ce4fd2e9db"}) as unknown as TypedDocumentString<ActorEvidenceQuery, ActorEvidenceQueryVariables>;
export const SourcesOfDocument = new TypedDocumentString(`
    query SourcesOf($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Fact {
      statements {
        ...BySource
      }
    }
    ... on Actor {
      statements {
        ...BySource
      }
    }
  }
}
    fragment BySource on StatementConnection {
  groupCount(by: [SOURCE])
  groupBy(by: [SOURCE], first: 100) {
    aggregate {
      count
    }
    source {
      id
      title
    }
  }
}`, {"hash":"bfa073d904d9f55e25bc56a841ce9e23b4a7787fcf9d7419de73b4deba5db1f6"}) as unknown as TypedDocumentString<SourcesOfQuery, SourcesOfQueryVariables>;
export const FromOthersDocument = new TypedDocumentString(`
    query FromOthers($id: ID!, $sources: [ID!]!) {
  node(id: $id) {
    __typename
    id
    ... on Fact {
      fromOthers(sources: $sources) {
        property
        source {
          id
          title
        }
      }
    }
  }
}
    `, {"hash":"2ff21fbb021090e6d4bba2c67ea0728a47adde150cb73a896bc498db1354c601"}) as unknown as TypedDocumentString<FromOthersQuery, FromOthersQueryVariables>;
export const ConflictsAboutDocument = new TypedDocumentString(`
    query ConflictsAbout($id: ID!, $first: Int!, $after: String) {
  conflicts(about: $id, first: $first, after: $after, orderBy: [{sources: DESC}]) {
    ...ConflictPage
  }
}
    fragment ConflictPage on ConflictConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    id
    property
    sources
    subject {
      __typename
      id
    }
    values {
      value
      precision
      sources
      ours
      because
      statements {
        ...Told
      }
    }
  }
}
fragment Told on Statement {
  id
  statedOf
  summary
  locator
  basis
  recordedAt
  values {
    property
    value
    original
    precision
  }
  source {
    id
    kind
    title
    publisher
    publishedOn
    url
    licence
    precedence
    partOf {
      id
      title
    }
  }
  attributedTo {
    id
    name
  }
  outlet {
    id
    name
  }
}`, {"hash":"691e402b9e6c21ba1d30fb98e5fec9d717f0a937f6c6fbd4822e02f28bf58931"}) as unknown as TypedDocumentString<ConflictsAboutQuery, ConflictsAboutQueryVariables>;
export const ConflictsDocument = new TypedDocumentString(`
    query Conflicts($first: Int!, $after: String, $day: Date!, $dated: Boolean!) {
  conflicts(first: $first, after: $after, orderBy: [{sources: DESC}]) {
    ...ConflictPage
    nodes {
      subject {
        ...DrawnActor
        ...DrawnFact
      }
    }
  }
}
    fragment ConflictPage on ConflictConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    id
    property
    sources
    subject {
      __typename
      id
    }
    values {
      value
      precision
      sources
      ours
      because
      statements {
        ...Told
      }
    }
  }
}
fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}
fragment DrawnFact on Fact {
  __typename
  id
  from
  fromPrecision
  until
  untilPrecision
  firstObserved
  lastObserved
  presumedUntil
  disputed
  statementCount
  sourceCount
  inForce(at: $day) @include(if: $dated)
  ... on Tenure {
    office
    rank
    holder {
      ...DrawnActor
    }
    country {
      ...DrawnActor
    }
  }
  ... on Membership {
    membershipStatus: status
    member {
      ...DrawnActor
    }
    alliance {
      ...DrawnActor
    }
  }
  ... on Loan {
    loanTitle: title
    principal
    currency
    principalUsd
    loanStatus: status
    umbrella
    creditor {
      ...DrawnActor
    }
    debtor {
      ...DrawnActor
    }
  }
  ... on Event {
    eventTitle: title
    eventKind: kind
    eventStatus: status
    place
    participants {
      role
      actor {
        ...DrawnActor
      }
    }
  }
}
fragment Told on Statement {
  id
  statedOf
  summary
  locator
  basis
  recordedAt
  values {
    property
    value
    original
    precision
  }
  source {
    id
    kind
    title
    publisher
    publishedOn
    url
    licence
    precedence
    partOf {
      id
      title
    }
  }
  attributedTo {
    id
    name
  }
  outlet {
    id
    name
  }
}`, {"hash":"27c99838dee908f347c9ebc9ef6a7c0e6f684b620c2653a2b671a08599418e9e"}) as unknown as TypedDocumentString<ConflictsQuery, ConflictsQueryVariables>;
export const PathsDocument = new TypedDocumentString(`
    query Paths($from: ID!, $to: ID!, $via: Via, $at: Date, $inForce: InForceLevel!, $maxSteps: Int!, $first: Int!, $day: Date!, $dated: Boolean!) {
  paths(
    from: $from
    to: $to
    via: $via
    at: $at
    inForce: $inForce
    maxSteps: $maxSteps
    first: $first
  ) {
    outcome
    steps
    seen
    more
    gaveUp
    chains {
      ...DrawnChain
    }
    undecided {
      outcome
      steps
      chains {
        ...DrawnChain
      }
    }
  }
}
    fragment DrawnChain on PathChain {
  sources
  steps {
    kind
    fromRole
    toRole
    sources
    from {
      ...DrawnActor
    }
    to {
      ...DrawnActor
    }
    fact {
      ...DrawnFact
      statements(at: $at, inForce: $inForce) {
        groupBy(by: [SOURCE], first: 3) {
          source {
            id
            title
            publishedOn
          }
        }
      }
    }
  }
}
fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}
fragment DrawnFact on Fact {
  __typename
  id
  from
  fromPrecision
  until
  untilPrecision
  firstObserved
  lastObserved
  presumedUntil
  disputed
  statementCount
  sourceCount
  inForce(at: $day) @include(if: $dated)
  ... on Tenure {
    office
    rank
    holder {
      ...DrawnActor
    }
    country {
      ...DrawnActor
    }
  }
  ... on Membership {
    membershipStatus: status
    member {
      ...DrawnActor
    }
    alliance {
      ...DrawnActor
    }
  }
  ... on Loan {
    loanTitle: title
    principal
    currency
    principalUsd
    loanStatus: status
    umbrella
    creditor {
      ...DrawnActor
    }
    debtor {
      ...DrawnActor
    }
  }
  ... on Event {
    eventTitle: title
    eventKind: kind
    eventStatus: status
    place
    participants {
      role
      actor {
        ...DrawnActor
      }
    }
  }
}`, {"hash":"373c81cc92d8aa594d898d07f1897f454e1fd2469dc3286c52765081ae77e864"}) as unknown as TypedDocumentString<PathsQuery, PathsQueryVariables>;
export const CommonTiesDocument = new TypedDocumentString(`
    query CommonTies($between: [ID!]!, $via: Via, $at: Date, $inForce: InForceLevel!, $first: Int!, $day: Date!, $dated: Boolean!) {
  commonTies(
    between: $between
    via: $via
    at: $at
    inForce: $inForce
    first: $first
  ) {
    actorCount
    factCount
    gaveUp
    actors {
      actor {
        ...DrawnActor
      }
      ties {
        kind
        role
        of {
          ...DrawnActor
        }
        fact {
          ...DrawnFact
        }
      }
    }
    facts {
      kind
      fact {
        ...DrawnFact
      }
    }
  }
}
    fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}
fragment DrawnFact on Fact {
  __typename
  id
  from
  fromPrecision
  until
  untilPrecision
  firstObserved
  lastObserved
  presumedUntil
  disputed
  statementCount
  sourceCount
  inForce(at: $day) @include(if: $dated)
  ... on Tenure {
    office
    rank
    holder {
      ...DrawnActor
    }
    country {
      ...DrawnActor
    }
  }
  ... on Membership {
    membershipStatus: status
    member {
      ...DrawnActor
    }
    alliance {
      ...DrawnActor
    }
  }
  ... on Loan {
    loanTitle: title
    principal
    currency
    principalUsd
    loanStatus: status
    umbrella
    creditor {
      ...DrawnActor
    }
    debtor {
      ...DrawnActor
    }
  }
  ... on Event {
    eventTitle: title
    eventKind: kind
    eventStatus: status
    place
    participants {
      role
      actor {
        ...DrawnActor
      }
    }
  }
}`, {"hash":"c91e2aa074292317b89190bfdc00070a9ae437db4fa244727e7379010ded1f27"}) as unknown as TypedDocumentString<CommonTiesQuery, CommonTiesQueryVariables>;
export const ExposureDocument = new TypedDocumentString(`
    query Exposure($of: ID!, $side: ExposureSide!, $counting: ExposureCounting!, $parties: ExposureParties!, $at: Date, $inForce: InForceLevel!) {
  exposure(
    country: $of
    side: $side
    counting: $counting
    parties: $parties
    at: $at
    inForce: $inForce
  ) {
    rule
    totalUsd
    organizationsUsd
    loans
    hhi
    counterparties {
      party {
        ...DrawnActor
      }
      amountUsd
      organizationsUsd
      share
      loans
      unknownAmounts
      balanceAsOf
      balanceUsd
    }
    leftOut {
      reason
      loans
      amountUsd
    }
    undecided {
      amountUsd
      loans
      leftOut {
        reason
        loans
        amountUsd
      }
    }
    bySource {
      source {
        id
        title
      }
      amountUsd
      loans
      sharedUsd
      sharedLoans
      firstYear
      lastYear
      leftOut {
        reason
        loans
        amountUsd
      }
    }
    overlaps {
      creditor {
        ...DrawnActor
      }
      debtor {
        ...DrawnActor
      }
      amountUsd
      years
      sides {
        source {
          id
          title
        }
        amountUsd
        loans
      }
    }
  }
}
    fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}`, {"hash":"914fa2a56ce3f618a1d447ed077b0f8669c241bcb8137e6e3e0a8c77d025b8a8"}) as unknown as TypedDocumentString<ExposureQuery, ExposureQueryVariables>;
export const MapTiesDocument = new TypedDocumentString(`
    query MapTies($of: ID!, $via: Via, $at: Date, $inForce: InForceLevel!, $first: Int!) {
  neighborhood(
    of: [$of]
    hops: 1
    via: $via
    at: $at
    inForce: $inForce
    first: $first
  ) {
    nodes {
      actorId
      actor {
        ...DrawnActor
      }
    }
    links {
      kind
      source
      target
      fact {
        id
        ... on Loan {
          principalUsd
        }
      }
    }
    truncated {
      nodes
      links
      gaveUp
    }
  }
}
    fragment DrawnActor on Actor {
  __typename
  id
  name
  ... on Country {
    code
    latitude
    longitude
  }
  ... on Organization {
    organizationKind: kind
  }
  ... on Alliance {
    allianceKind: kind
    level
  }
}`, {"hash":"877e776cd61326ae12ead0a9ad9513cd00980b5388af6fcb02eb53159a267889"}) as unknown as TypedDocumentString<MapTiesQuery, MapTiesQueryVariables>;
export const StandingIdsDocument = new TypedDocumentString(`
    query StandingIds($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
  }
}
    `, {"hash":"3cc8a2a55403e63d95c3d7164c08b6384d12dc86e785208d84c03c4629f6c775"}) as unknown as TypedDocumentString<StandingIdsQuery, StandingIdsQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($query: String!, $types: [SearchType!]!, $first: Int!) {
  search(query: $query, types: $types, first: $first) {
    edges {
      node {
        __typename
        id
        ... on Actor {
          name
        }
        ... on Country {
          code
        }
        ... on Event {
          eventTitle: title
        }
        ... on Loan {
          from
          fromPrecision
          principal
          currency
          principalUsd
          creditor {
            name
          }
          debtor {
            name
          }
        }
      }
      matches {
        property
        languages
        segments {
          text
          matched
        }
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `, {"hash":"6fe1ea42135f1b28f803e32f9ed54ae0199350702ed6b09aab773134c0018e6e"}) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const SourcesOfFactsDocument = new TypedDocumentString(`
    query SourcesOfFacts($ids: [ID!]!, $first: Int!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Fact {
      statements {
        groupBy(by: [SOURCE], first: $first) {
          source {
            id
            title
            publisher
            publishedOn
            url
            partOf {
              id
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"8706ad3f2ee1268d5c18fbeb928cb29a7f52fbc04270290425052c317cc15b42"}) as unknown as TypedDocumentString<SourcesOfFactsQuery, SourcesOfFactsQueryVariables>;
export const TimelineDocument = new TypedDocumentString(`
    query Timeline($about: [ID!]!, $via: Via, $from: Date, $until: Date, $first: Int!, $after: String) {
  timeline(
    about: $about
    via: $via
    from: $from
    until: $until
    first: $first
    after: $after
  ) {
    totalCount
    undated
    gaveUp
    pageInfo {
      hasNextPage
      endCursor
    }
    gaps {
      from
      until
    }
    edges {
      date
      precision
      label
      mark
      kind
      node {
        __typename
        id
        disputed
        from
        fromPrecision
        until
        untilPrecision
        firstObserved
        lastObserved
        presumedUntil
        ... on Tenure {
          office
          holder {
            id
            name
          }
          country {
            id
            name
          }
        }
        ... on Membership {
          membershipStatus: status
          member {
            id
            name
          }
          alliance {
            id
            name
          }
        }
        ... on Loan {
          loanTitle: title
          principalUsd
          creditor {
            id
            name
          }
          debtor {
            id
            name
          }
        }
        ... on Event {
          eventTitle: title
        }
      }
    }
  }
}
    `, {"hash":"f6cca9c358cb3f239304aff0815599b8c0684fffb6c42b04a3d4650eaa11df7a"}) as unknown as TypedDocumentString<TimelineQuery, TimelineQueryVariables>;
export const DatesDocument = new TypedDocumentString(`
    query Dates($ids: [ID!]!, $tenures: Boolean!, $memberships: Boolean!, $loansGiven: Boolean!, $loansReceived: Boolean!, $events: Boolean!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Actor {
      events @include(if: $events) {
        aggregate {
          ...EventDates
        }
      }
    }
    ... on Country {
      tenures @include(if: $tenures) {
        aggregate {
          ...TenureDates
        }
      }
      memberships @include(if: $memberships) {
        aggregate {
          ...MembershipDates
        }
      }
    }
    ... on Person {
      tenures @include(if: $tenures) {
        aggregate {
          ...TenureDates
        }
      }
    }
    ... on Alliance {
      memberships @include(if: $memberships) {
        aggregate {
          ...MembershipDates
        }
      }
    }
    ... on LoanParty {
      loansGiven @include(if: $loansGiven) {
        aggregate {
          ...LoanDates
        }
      }
      loansReceived @include(if: $loansReceived) {
        aggregate {
          ...LoanDates
        }
      }
    }
  }
}
    fragment TenureDates on TenureAggregate {
  from {
    min
    max
  }
  until {
    min
    max
    nulls
  }
  firstObserved {
    min
    max
  }
  lastObserved {
    min
    max
  }
}
fragment MembershipDates on MembershipAggregate {
  from {
    min
    max
  }
  until {
    min
    max
    nulls
  }
  firstObserved {
    min
    max
  }
  lastObserved {
    min
    max
  }
}
fragment LoanDates on LoanAggregate {
  from {
    min
    max
  }
  until {
    min
    max
    nulls
  }
  firstObserved {
    min
    max
  }
  lastObserved {
    min
    max
  }
}
fragment EventDates on EventAggregate {
  from {
    min
    max
  }
  until {
    min
    max
    nulls
  }
  firstObserved {
    min
    max
  }
  lastObserved {
    min
    max
  }
}`, {"hash":"4bf82f2b607eac11c1405feb7bad349647f4b2344c0aa4e4a51cddb967d91600"}) as unknown as TypedDocumentString<DatesQuery, DatesQueryVariables>;