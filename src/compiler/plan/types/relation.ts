/** A relationship type and the direction in which it is followed. */
export interface Relation {
  readonly relationship: string;
  readonly direction: 'IN' | 'OUT';
}

/** The same relation followed from its other end. */
export const reversed = ({ relationship, direction }: Relation): Relation => ({
  relationship,
  direction: direction === 'IN' ? 'OUT' : 'IN',
});
