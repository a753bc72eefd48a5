import { type Decimal, decimalOf } from '../../../../domain/index.ts';
import type { Compiling } from '../../compiling.ts';
import type { NumberSpec, Path, SumSpec } from '../../spec/spec.ts';

/** The notation of numbers in a column. */
export interface NumberForm {
  /** The thousands separator, if any. */
  readonly thousands?: string | undefined;
  /** The decimal sign; default: a dot. */
  readonly decimal?: string | undefined;
  /** Suffixes and the factors that they stand for. */
  readonly units?: ReadonlyMap<string, Decimal> | undefined;
  /** Texts that may stand before or after a number without changing it. */
  readonly currencies?: readonly string[] | undefined;
  /** Whether parentheses mean a negative number. */
  readonly parentheses?: boolean | undefined;
}

/** Compiles the notation of a value; reports options that contradict each other. */
export function compileForm(compiling: Compiling, spec: NumberSpec | SumSpec, at: Path): NumberForm {
  const { thousands, decimal, units, currencies, parentheses } = spec;
  if (spec.as === 'text') compiling.problem([...at, 'as'], 'must be int or float for a number');
  if (thousands !== undefined && thousands === (decimal ?? '.')) {
    const other = thousands === '.' ? ',' : '.';
    compiling.problem([...at, 'thousands'], `is also the decimal sign: set decimal: "${other}"`);
  }
  return {
    thousands,
    decimal,
    ...(units === undefined ? {} : { units: unitsOf(units) }),
    // The longest first: US$ before $.
    currencies: currencies?.toSorted((one, other) => other.length - one.length),
    parentheses: parentheses === 'negative',
  };
}

/** Common suffixes of amounts. A billion is a thousand millions. */
const COMMON: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  thousands: 1e3,
  lakh: 1e5,
  lakhs: 1e5,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  crore: 1e7,
  crores: 1e7,
  b: 1e9,
  bn: 1e9,
  bln: 1e9,
  billion: 1e9,
  billions: 1e9,
  mrd: 1e9,
  milliard: 1e9,
  milliards: 1e9,
  t: 1e12,
  tn: 1e12,
  trn: 1e12,
  trillion: 1e12,
  trillions: 1e12,
};

/** Units and their factors. */
export function unitsOf(units: 'common' | Readonly<Record<string, number>>): ReadonlyMap<string, Decimal> {
  const table = units === 'common' ? COMMON : units;
  return new Map(Object.entries(table).map(([name, factor]) => [name.trim(), decimalOf(factor)]));
}
