/** What entente on Neo4j used in an earlier run, which later ones are held against. */
export const BEFORE = Object.freeze({
  run: 'the run of 2026-11-22',
  scale: 1,
  /** The server's processor time for a request of c, in milliseconds, by how many were asked at a time. */
  cpuMs: Object.freeze({ 1: 27.9, 16: 15.5 }),
});
