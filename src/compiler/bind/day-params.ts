import { periodsWith } from '../../domain/index.ts';
import type { BoundValue } from './bind.ts';

/** The type of the parameter of a day on which facts are in force; beside it stand the periods that the day lies in. */
export const DAY_TYPE = 'Day';

/** The parameter of the periods that a day lies in, by that of the day. */
export const periodsParameter = (day: string): string => `${day}_periods`;

/** What is bound for a day on which facts are in force. */
export const dayParams = (name: string, day: BoundValue): Readonly<Record<string, BoundValue>> => ({
  [name]: day,
  [periodsParameter(name)]: typeof day === 'string' ? periodsWith(day) : null,
});
