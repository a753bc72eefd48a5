import type { ActorEvidenceQuery, FactEvidenceQuery } from '../api/index.ts';
import { formatDate } from '../texts/index.ts';

/** An actor that a value names. */
interface NamedActor {
  readonly id: string;
  readonly name: string;
}

/** A value of the actor or fact, by the path that statements give it with, such as `balances.2018.amount`. */
export interface Value {
  readonly property: string;
  /** In normal form, as statements have it. */
  readonly value: string;
  readonly precision: string | null;
  /** If the value is one. */
  readonly actor: NamedActor | null;
}

export type Subject = NonNullable<FactEvidenceQuery['node'] | ActorEvidenceQuery['node']>;

/** What is no value that a statement can give. */
const NOT_STATED: ReadonlySet<string> = new Set([
  '__typename',
  'id',
  'statements',
  'disputed',
  'inForce',
  'presumedUntil',
  'statementCount',
  'sourceCount',
]);

/** Properties that the operations ask for by another name, since types differ in what they mean. */
const RENAMED: Readonly<Record<string, string>> = {
  loanTitle: 'title',
  loanStatus: 'status',
  eventTitle: 'title',
  eventKind: 'kind',
  eventStatus: 'status',
  membershipStatus: 'status',
  organizationKind: 'kind',
  allianceKind: 'kind',
  countryAliases: 'aliases',
  personAliases: 'aliases',
  organizationAliases: 'aliases',
  allianceAliases: 'aliases',
};

/** Of a list of parts: what names the part, and what is stated of it. */
const PARTS: Readonly<Record<string, (part: Part) => readonly [string, unknown][]>> = {
  participants: ({ role, actor }) => [[String(role), actor]],
  balances: ({ asOf, asOfPrecision, amount, currency }) => {
    const name = formatDate(String(asOf), String(asOfPrecision));
    return [
      [`${name}.amount`, amount],
      [`${name}.currency`, currency],
    ];
  },
  quantities: ({ name, value, unit, bound }) => [
    [`${name}.value`, value],
    [`${name}.unit`, unit],
    [`${name}.bound`, bound],
  ],
};

type Part = Readonly<Record<string, unknown>>;

/** The values that stand, in the order in which they were asked for. What is not known has none. */
export function valuesOf(subject: Subject): readonly Value[] {
  const fields = subject as Part;
  return Object.entries(fields).flatMap(([field, given]) => {
    if (NOT_STATED.has(field) || field.endsWith('Precision')) return [];
    const property = RENAMED[field] ?? field;
    if (!Array.isArray(given)) return single(property, given, fields[`${field}Precision`]);
    const partsOf = PARTS[property];
    if (!partsOf) return given.flatMap((one) => single(property, one));
    return given.flatMap((part: Part) =>
      partsOf(part).flatMap(([name, value]) => single(`${property}.${name}`, value)),
    );
  });
}

function single(property: string, given: unknown, precision: unknown = null): Value[] {
  if (given === null || given === undefined) return [];
  if (typeof given === 'object') {
    const actor = given as NamedActor;
    return [{ property, value: actor.id, precision: null, actor: { id: actor.id, name: actor.name } }];
  }
  return [{ property, value: String(given), precision: precision === null ? null : String(precision), actor: null }];
}
