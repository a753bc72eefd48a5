/** The last day of the first list. */
const LAST_DAY = '2015-12-31';
/** Who begins within so many days in one country, and is in office at the same time, is one person. */
const MAX_DAYS = 45;
const DAY_MS = 86_400_000;

/**
 * Checked by hand: in office in both lists from days that lie further apart. One tells of an office, the other of power;
 * or counts from the latest term.
 */
const SAME = [
  ['country:AZ', 'Ilham ALIYEV', 'Ilhma Aliyev'],
  ['country:CG', 'Denis SASSOU-Nguesso', 'Nguesso'],
  ['country:LS', 'LETSIE III', 'Letsie III'],
  ['country:RU', 'Vladimir Vladimirovich PUTIN', 'Putin'],
  ['country:RW', 'Paul KAGAME', 'Paul Kagame'],
  ['country:TJ', 'Emomali RAHMON', 'Rakhmonov'],
  ['country:TR', 'Recep Tayyip ERDOGAN', 'Erdogan'],
];

const TENURES =
  'MATCH (p:`Person`)<-[:`HOLDER`]-(t:`Tenure`)-[:`COUNTRY`]->(c:`Country`) ' +
  'RETURN p.`id`, p.`name`, t.`id`, c.`id`, t.`from`, coalesce(t.`until`, t.`lastObserved`)';

/**
 * Who is who in two lists, by country and time alone.
 * @param {import('../lib/entente.d.mts').GraphPort} graph
 * @returns {Promise<{ same: ReadonlySet<string>, compared: ReadonlySet<string> }>} the pairs of ids, and the ids of all
 *   in the second list who were in office before the first list ends
 */
export async function crosswalkOf(graph) {
  const rows = (await graph.read({ text: TENURES, params: {} })).map((row) => row.map(String));
  const first = rows.filter(([, , id]) => id?.startsWith('tenure:archigos-'));
  const second = rows.filter(([, , id, , from = '']) => id?.startsWith('tenure:factbook-') && from <= LAST_DAY);
  const same = new Set();
  for (const [id = '', name, , country, from = ''] of second) {
    for (const [other = '', otherName, , otherCountry, otherFrom = '', otherUntil = ''] of first) {
      if (country !== otherCountry) continue;
      const days = Math.abs(Date.parse(from) - Date.parse(otherFrom)) / DAY_MS;
      const isKnown = SAME.some((known) => known.join() === [country, name, otherName].join());
      if ((days <= MAX_DAYS && from < otherUntil) || isKnown) same.add(pairOf(id, other));
    }
  }
  return { same, compared: new Set(second.map(([id = '']) => id)) };
}

/**
 * @param {string} one
 * @param {string} other
 */
export const pairOf = (one, other) => [one, other].sort().join(' ');
