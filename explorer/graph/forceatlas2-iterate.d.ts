declare module 'graphology-layout-forceatlas2/iterate.js' {
  import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';

  /** One step of the layout over rows of 10 numbers per node and 3 per edge, changed in place. */
  function iterate(settings: ForceAtlas2Settings, nodes: Float32Array, edges: Float32Array): unknown;
  export = iterate;
}
