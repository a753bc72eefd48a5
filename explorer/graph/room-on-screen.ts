/** A place that is taken, in points of the screen. */
export interface Taken {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const CELL = 80;

/** What is free of the screen. Boxes are found by the cells that they lie in. */
export function roomOnScreen(width: number, height: number) {
  const cells = new Map<number, Taken[]>();
  const cellsOf = ({ left, top, right, bottom }: Taken): number[] => {
    const keys: number[] = [];
    // What lies outside takes no room: a text of any width has few cells.
    const lastX = Math.floor(Math.min(right, width) / CELL);
    const lastY = Math.floor(Math.min(bottom, height) / CELL);
    for (let x = Math.floor(Math.max(left, 0) / CELL); x <= lastX; x++) {
      for (let y = Math.floor(Math.max(top, 0) / CELL); y <= lastY; y++) keys.push(x * 100_000 + y);
    }
    return keys;
  };
  return {
    take: (box: Taken): void => {
      for (const key of cellsOf(box)) {
        const cell = cells.get(key);
        if (cell) cell.push(box);
        else cells.set(key, [box]);
      }
    },
    free: (box: Taken): boolean => !cellsOf(box).some((key) => cells.get(key)?.some((other) => overlaps(box, other))),
    shows: ({ left, top, right, bottom }: Taken): boolean => right > 0 && left < width && bottom > 0 && top < height,
  };
}

const overlaps = (one: Taken, other: Taken): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
