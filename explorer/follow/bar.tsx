interface BarProps {
  /** From 0 to 1. */
  readonly part: number;
  /** The part of it that is told apart, from 0 to `part`. */
  readonly inner?: number;
}

/** A bar beside its number, for the eye alone. */
export function Bar({ part, inner = 0 }: BarProps) {
  return (
    <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="track" width="100" height="10" />
      <rect className="full" width={100 * part} height="10" />
      <rect className="inner" width={100 * inner} height="10" />
    </svg>
  );
}
