import type {
  AllianceKind,
  Bound,
  EventKind,
  EventStatus,
  LoanStatus,
  MembershipStatus,
  Obligation,
  OfficeRank,
  OrganizationKind,
  Repayment,
  UsdBasis,
} from '../api/index.ts';
import { formatDate, formatNumber, TEXTS } from '../texts/index.ts';

/** The codes of the API by the property that has them. Of roles, sources of events may give others. */
interface Codes {
  readonly kind: EventKind | OrganizationKind | AllianceKind;
  readonly status: MembershipStatus | LoanStatus | EventStatus;
  readonly rank: OfficeRank;
  readonly usdBasis: UsdBasis;
  readonly repayment: Repayment;
  readonly obligations: Obligation;
  readonly bound: Bound;
  readonly umbrella: 'true' | 'false';
  readonly role: string;
}

/** So that a code without words does not compile. */
const CODES: { readonly [Property in keyof Codes]: Readonly<Record<Codes[Property], string>> } = TEXTS.codes;
const PROPERTIES: Readonly<Record<string, string>> = TEXTS.properties;

const AMOUNTS = /^(?:principal|principalUsd|(?:balances|quantities)\..*\.(?:amount|value))$/;

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** A code as people read it. One that the page does not know is at least in small letters. */
export function codeInWords(property: keyof Codes, code: string): string {
  const known = own<string>(CODES[property], code);
  if (known !== undefined) return known;
  return /^[A-Z][A-Z0-9_]*$/.test(code) ? code.toLowerCase().replaceAll('_', ' ') : code;
}

/** What an actor is in a fact. Who takes part twice has several roles. */
export const rolesInWords = (roles: string): string =>
  roles
    .split(', ')
    .map((role) => codeInWords('role', role))
    .join(', ');

/** A property as people read it: `balances.2018.amount` is `balance · 2018 · amount`. */
export function propertyInWords(property: string): string {
  const [dot, last] = [property.indexOf('.'), property.lastIndexOf('.')];
  if (dot < 0) return named(property);
  const [first, end] = [property.slice(0, dot), property.slice(last + 1)];
  if (first === 'participants') return [named(first), rolesInWords(property.slice(dot + 1))].join(' · ');
  // The name of a part may have points of its own.
  return [named(first), ...(dot < last ? [property.slice(dot + 1, last)] : []), named(end)].join(' · ');
}

const named = (property: string): string => own(PROPERTIES, property) ?? property;

/** A value as people read it; what has no form of its own stays as it is. */
export function valueInWords(property: string, value: string, precision: string | null): string {
  if (precision !== null) return formatDate(value, precision);
  const last = property.slice(property.lastIndexOf('.') + 1);
  if (isCoded(last)) return codeInWords(last, value);
  if (AMOUNTS.test(property) && /^-?\d+(?:\.\d+)?$/.test(value)) return formatAmount(value);
  return value;
}

const isCoded = (name: string): name is keyof Codes => Object.hasOwn(CODES, name);

// A part of a whole number stays: the format for numbers would round it away.
const formatAmount = (value: string): string => (value.includes('.') ? value : formatNumber(Number(value)));
