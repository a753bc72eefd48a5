import type { Field } from './fields.ts';

/** Whether a type is one of facts that are in force for a time. */
export const isTimed = (fields: ReadonlyMap<string, Field>): boolean => fields.has('from') && fields.has('until');

/** The field of every timed type that the API derives: whether the fact is in force on a day. */
export const IN_FORCE_FIELD = 'inForce';

/** The field of a timed type until when it is presumed to be in force, which depends on other facts. */
export const PRESUMED_FIELD = 'presumedUntil';
