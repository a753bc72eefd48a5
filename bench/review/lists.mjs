import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** The mapping of the first list. */
const MAPPING = new URL('../../mappings/archigos.yaml', import.meta.url);

/** Rows to which the first list gives the id of somebody else; the mapping names them. */
const OWN_IDS = new Map([
  ['DOM-1876-4', 'buenaventura-baez'],
  ['HON-1883-2', 'luis-bogran'],
  ['SWD-1888', 'gillis-bildt'],
]);

/** Persons whom the mapping gives the ids of the seed. */
const OF_SEED = new Map([
  ['2b37a452-3481-11e4-8dba-bbcd9ed46413', 'person:nicolas-maduro'],
  ['2b3ec879-3481-11e4-8dba-bbcd9ed46413', 'person:xi-jinping'],
]);

/** How often a date and a name are changed. */
const OTHER_DATES = 0.05;
const OTHER_SPELLINGS = 0.02;
const MAX_DAYS = 200;
const DAY_MS = 86_400_000;

/**
 * Makes a second list of the same leaders, with other ids, some other dates and some other spellings.
 * @param {string} file the first list
 * @param {string} folder where to write it, with its mapping
 * @returns {Promise<{ mapping: string, file: string, crosswalk: ReadonlyMap<string, string> }>} `crosswalk` leads from
 *   the id of a person in the first list to that in the second
 */
export async function makeSecondList(file, folder) {
  /** @type {Record<string, string>[]} */
  const rows = parse(await readFile(file, 'utf8'), { columns: true, bom: true });
  const random = generator(11);
  /** @type {Map<string, { id: string, name: (name: string) => string }>} */
  const persons = new Map();
  const crosswalk = new Map();
  for (const row of rows) {
    const key = OWN_IDS.get(row.obsid ?? '') ?? row.leadid ?? '';
    const known = persons.get(key);
    const isRespelled = !known && random() < OTHER_SPELLINGS;
    const chance = isRespelled ? random() : 0;
    const person = known ?? {
      id: `p${String((persons.size * 7919) % 10_007).padStart(5, '0')}`,
      name: (/** @type {string} */ name) => (isRespelled ? respelled(name, chance) : name),
    };
    persons.set(key, person);
    crosswalk.set(OF_SEED.get(key) ?? `person:archigos-${key}`, `person:second-${person.id}`);
    row.obsid = `x-${row.obsid}`;
    row.leadid = person.id;
    row.leader = person.name(row.leader ?? '');
    if (random() < OTHER_DATES) row.startdate = later(row.startdate ?? '', row.enddate ?? '', random());
  }
  const [mapping, changed] = [join(folder, 'second.yaml'), join(folder, 'second.csv')];
  await writeFile(changed, stringify(rows, { header: true }));
  await writeFile(mapping, (await readFile(MAPPING, 'utf8')).replaceAll('archigos', 'second'));
  return { mapping, file: changed, crosswalk };
}

/**
 * Numbers from 0 to 1 that only look random.
 * @param {number} seed
 */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * Leaves out a letter within the longest word, or repeats one if it is short.
 * @param {string} name
 * @param {number} chance
 */
function respelled(name, chance) {
  const longest = name.split(/[\s,.-]+/).sort((a, b) => b.length - a.length)[0] ?? '';
  const at = 1 + Math.floor(chance * (longest.length - 2));
  const rest = longest.length < 6 ? longest.slice(at) : longest.slice(at + 1);
  const start = longest.length < 6 ? longest.slice(0, at + 1) : longest.slice(0, at);
  return name.replace(longest, start + rest);
}

/**
 * @param {string} from
 * @param {string} until
 * @param {number} chance
 * @returns {string} a later day, but not after `until`
 */
function later(from, until, chance) {
  const day = Date.parse(from) + Math.ceil(chance * MAX_DAYS) * DAY_MS;
  return new Date(Math.min(day, Date.parse(until))).toISOString().slice(0, 10);
}
