/** An amount in its own currency and in US dollars, as far as known. */
export interface UsdAmount {
  readonly principal?: unknown;
  readonly currency?: unknown;
  readonly principalUsd?: unknown;
  readonly usdBasis?: unknown;
}

/** The amount in US dollars if its currency is the US dollar, or a contradiction. */
export type KnownUsd =
  | { readonly principalUsd: number; readonly usdBasis: string }
  | { readonly problem: string }
  | undefined;

/**
 * Derives `principalUsd` of an amount in US dollars. A `principalUsd` that is given as well must be equal, unless it is
 * in constant dollars.
 */
export function knownUsd({ principal, currency, principalUsd, usdBasis }: UsdAmount): KnownUsd {
  if (currency !== 'USD' || typeof principal !== 'number') return undefined;
  if (typeof principalUsd !== 'number') return { principalUsd: principal, usdBasis: 'REPORTED' };
  if (usdBasis === 'CONSTANT') return undefined;
  if (!isSame(principal, principalUsd)) {
    return {
      problem: `is ${principalUsd}, and \`principal\` is ${principal} in USD: give one of them, or CONSTANT as \`usdBasis\``,
    };
  }
  return { principalUsd, usdBasis: typeof usdBasis === 'string' ? usdBasis : 'REPORTED' };
}

/** Whether two doubles are equal up to rounding. */
const isSame = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * Math.abs(one);
