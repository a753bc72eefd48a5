import { z } from 'zod';

/** The setting of a whole number. */
export function integer(min: number, max: number) {
  const error = `must be an integer from ${min} to ${max}`;
  return z.string().regex(/^\d+$/, error).transform(Number).pipe(z.number().min(min, error).max(max, error));
}

/** The parts of a list with commas between. */
export const listOf = (text: string): readonly string[] => Object.freeze(text.split(',').map((one) => one.trim()));

/** The setting of something that is on or off. */
export const BOOLEAN = z.stringbool({
  truthy: ['true', '1', 'yes', 'on'],
  falsy: ['false', '0', 'no', 'off'],
  error: 'must be true or false',
});
