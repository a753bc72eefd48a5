import { DEFAULT_LEVEL, IN_FORCE, IN_FORCE_LEVELS, type InForce, type InForceLevel } from '../../domain/index.ts';
import type { Field } from '../fields.ts';
import { IN_FORCE_FIELD, isTimed } from '../timed.ts';
import { enumeration, type Member } from './text.ts';

const STATES: Readonly<Record<InForce, string>> = {
  SHOWN: 'It has surely begun, and has surely not ended.',
  PRESUMED:
    'It has surely begun. Whether it has ended is unknown, and nothing speaks against presuming that it has not.',
  POSSIBLE: 'Not ruled out: it may not have begun, or may have ended.',
  NOT: 'It has surely not begun, or has surely ended.',
};

const LEVELS: Readonly<Record<InForceLevel, string>> = {
  SHOWN: 'Facts that are SHOWN.',
  PRESUMED: 'Facts that are SHOWN or PRESUMED.',
  POSSIBLE: 'Facts that are SHOWN, PRESUMED or POSSIBLE: all that is not ruled out.',
};

/** `inForce(at:)`, which every fact with a time has. */
export const inForceFields = (fields: ReadonlyMap<string, Field>): readonly Member[] =>
  isTimed(fields)
    ? [
        {
          name: IN_FORCE_FIELD,
          description: 'Whether the fact is in force on a day, and how surely.',
          type: 'InForce!',
          arguments: [{ name: 'at', description: 'The day.', type: 'Date!' }],
        },
      ]
    : [];

/** `InForce`, which a fact answers, and `InForceLevel`, which an argument asks for. No fact is less than NOT, so that is no level. */
export const inForceEnums = (): readonly string[] => [
  enumeration(
    'InForce',
    'Whether a fact is in force on a day, as far as its dates and observations tell.',
    IN_FORCE.map((name) => ({ name, description: STATES[name] })),
  ),
  enumeration(
    'InForceLevel',
    `How surely a fact must be in force on the day of \`at\`: at least this. Without a day, it changes nothing; null means ${DEFAULT_LEVEL}.`,
    IN_FORCE_LEVELS.map((name) => ({ name, description: LEVELS[name] })),
  ),
];
