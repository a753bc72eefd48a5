import { setTimeout as sleep } from 'node:timers/promises';
import { Member } from './member.ts';

/** How long clients may keep a routing table, in seconds: longer than any test, so that only errors make them ask again. */
const TTL_S = 300n;

/** Members before one real server, of which one leads. Followers may lag. */
export class Cluster {
  readonly members: readonly Member[];
  /** How much later than the leader followers have what was written, in milliseconds. */
  lagMs = 0;
  #leader = 0;
  /** When each bookmark was made. */
  readonly #made = new Map<string, number>();

  private constructor(target: number, size: number) {
    this.members = Array.from({ length: size }, (_, at) => {
      const leads = () => at === this.#leader;
      return new Member(target, {
        leads,
        table: () => this.#table(),
        applied: (bookmarks) => (leads() ? Promise.resolve() : this.#applied(bookmarks)),
        committed: (bookmark) => {
          if (!this.#made.has(bookmark)) this.#made.set(bookmark, performance.now());
        },
      });
    });
  }

  /** Three members before the server at this port. */
  static async before(target: number): Promise<Cluster> {
    const cluster = new Cluster(target, 3);
    for (const member of cluster.members) await member.come();
    return cluster;
  }

  get leader(): Member {
    return this.members[this.#leader] as Member;
  }

  get followers(): readonly Member[] {
    return this.members.filter((member) => member !== this.leader);
  }

  get uri(): string {
    return `neo4j://${this.leader.address}`;
  }

  get connections(): number {
    return this.members.reduce((sum, { connections }) => sum + connections, 0);
  }

  /** Lets another member lead. */
  elect(member: Member): void {
    this.#leader = this.members.indexOf(member);
  }

  /** Forgets what members were asked. */
  forget(): void {
    for (const { asked } of this.members) asked.length = 0;
  }

  async close(): Promise<void> {
    for (const member of this.members) await member.vanish();
  }

  async #applied(bookmarks: readonly string[]): Promise<void> {
    const due = Math.max(0, ...bookmarks.map((bookmark) => (this.#made.get(bookmark) ?? 0) + this.lagMs));
    const left = due - performance.now();
    if (left > 0) await sleep(left);
  }

  #table(): unknown {
    const present = this.members.filter(({ present }) => present);
    const addresses = (members: readonly Member[]) => members.map(({ address }) => address);
    const readers = present.filter((member) => member !== this.leader);
    const servers = [
      { role: 'WRITE', addresses: addresses(present.filter((member) => member === this.leader)) },
      { role: 'READ', addresses: addresses(readers.length > 0 ? readers : present) },
      { role: 'ROUTE', addresses: addresses(present) },
    ];
    return { ttl: TTL_S, db: 'neo4j', servers };
  }
}
