import { isInRange } from '../../domain/index.ts';
import type { Model, PropertyField } from '../../model/index.ts';
import { isDate } from '../entries/property-schema.ts';

const INT = /^-?\d{1,10}$/;

/** The value of a property from its text in a statement; undefined if it is none, as the slip of a source is. */
export function readValue(model: Model, { type }: PropertyField, text: string): unknown {
  if (type.kind === 'enum') {
    return model.enums.get(type.name)?.values.some(({ name }) => name === text) ? text : undefined;
  }
  switch (type.name) {
    case 'Float': {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      return Number.isFinite(value) && isInRange(value) ? value : undefined;
    }
    case 'Int':
      return INT.test(text) ? Number(text) : undefined;
    case 'Boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'Date':
      return isDate(text) ? text : undefined;
    default:
      return text === '' ? undefined : text;
  }
}
