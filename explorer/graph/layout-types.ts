/** What the layout is asked: nodes as they lie, by their index; ties as pairs of indexes. */
export interface LayoutQuestion {
  readonly run: number;
  /** x and y of each node, in units of the graph. */
  readonly places: Float32Array;
  /** 1 for nodes that must not move. */
  readonly fixed: Uint8Array;
  readonly ties: Uint32Array;
  /** Whether to tell of steps on the way. */
  readonly steps: boolean;
}

export interface LayoutAnswer {
  readonly run: number;
  readonly places: Float32Array;
  readonly done: boolean;
}
