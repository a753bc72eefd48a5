/** What is known of an amount, in its own currency and in US dollars. */
export interface UsdAmount {
  readonly principal?: unknown;
  readonly currency?: unknown;
  readonly principalUsd?: unknown;
  readonly usdBasis?: unknown;
}

/** What an amount is in US dollars, where its own currency tells it. */
export type KnownUsd =
  | { readonly principalUsd: number; readonly usdBasis: string }
  | { readonly problem: string }
  | undefined;

/**
 * An amount in US dollars is its amount in US dollars, as the source reports it. What is given beside it must be the same;
 * in dollars of a fixed year it is another.
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

/** Whether they are one number, but for how a double is rounded. */
const isSame = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * Math.abs(one);
