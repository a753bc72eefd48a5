import { type Decimal, decimalOf } from '../../../../domain/index.ts';

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
