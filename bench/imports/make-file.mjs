import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { countryCode, padded } from '../graph/actors.mjs';
import { pick, randomFrom, whole } from '../graph/random.mjs';

const SEED = 31;
const HEADER = 'ref,creditor,debtor,amount,status,signed';
const STATUSES = /** @type {const} */ (['PLEDGED', 'COMMITTED', 'ACTIVE', 'REPAID']);

/**
 * Writes a file of loans between the countries of the benchmark.
 * @param {string} path
 * @param {number} rows
 * @param {number} countries
 */
export async function makeFile(path, rows, countries) {
  const file = createWriteStream(path);
  file.write(`${HEADER}\n`);
  for (let row = 1; row <= rows; row++) {
    const random = randomFrom(SEED, row);
    const creditor = whole(random, 0, countries - 1);
    // Never itself.
    const debtor = (creditor + whole(random, 1, countries - 1)) % countries;
    const fields = [
      padded(row, 8),
      countryCode(creditor),
      countryCode(debtor),
      whole(random, 1, 5_000) * 1_000_000,
      pick(random, STATUSES),
      `${whole(random, 1950, 2024)}-${padded(whole(random, 1, 12), 2)}-${padded(whole(random, 1, 28), 2)}`,
    ];
    if (!file.write(`${fields.join(',')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}
