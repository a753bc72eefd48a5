import { LIMITS } from '../../model/index.ts';
import { badInput, tooCostly } from '../errors.ts';
import type { ArgumentSite } from './arguments.ts';
import type { Input, ValueSource } from './input.ts';

/** Refuses one condition more than an operation may have. */
export function countCondition(site: ArgumentSite): void {
  const { list } = site.context.parameters;
  if (list.length > LIMITS.conditions) {
    throw tooCostly(
      `The operation has more than ${LIMITS.conditions} conditions and arguments, the last in ${site.path}`,
      {
        limit: LIMITS.conditions,
        field: site.path,
      },
    );
  }
}

const nullCondition = (site: ArgumentSite): Error =>
  badInput(site.path, 'null is not a condition; leave it out, or find unknown values by `isNull: true`');

/** The conditions in an input object. Null is none. */
export function requireObject(site: ArgumentSite, input: Input): ReadonlyMap<string, Input> {
  if (input.kind !== 'object') throw nullCondition(site);
  return input.fields;
}

/** The items of a list of conditions. */
export function requireList(site: ArgumentSite, input: Input): readonly Input[] {
  if (input.kind !== 'list') throw nullCondition(site);
  return input.items;
}

/** The source of a value to compare with. */
export function requireSource(site: ArgumentSite, input: Input): ValueSource {
  if (input.kind !== 'leaf') throw nullCondition(site);
  return input.source;
}
