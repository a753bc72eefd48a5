import { type Config, loadConfig } from '../app/index.ts';
import { addApiKey, listApiKeys, ROLES, type Role, removeApiKey } from '../callers/index.ts';
import { FULL, LOWEST } from '../domain/index.ts';
import { parseArguments, UsageError } from './arguments.ts';
import { readClearance } from './clearance-argument.ts';
import type { Terminal } from './terminal.ts';

const ACTIONS = ['add', 'list', 'revoke'] as const;

/** Adds, lists or revokes API keys in the file that `API_KEYS_FILE` names. */
export async function runKeys(args: readonly string[], terminal: Terminal, config?: Config): Promise<number> {
  const { values, positionals } = parseArguments({
    args: [...args],
    allowPositionals: true,
    strict: true,
    options: { role: { type: 'string' }, clearance: { type: 'string' }, expires: { type: 'string' } },
  });
  const [action, name, ...others] = positionals;
  const known = ACTIONS.find((one) => one === action);
  if (known === undefined) {
    if (action === undefined) throw new UsageError('add, list or revoke is missing');
    throw new UsageError(`keys cannot ${action}`, { name: action, known: ACTIONS });
  }
  if (others.length > 0 || (known === 'list' && name !== undefined))
    throw new UsageError('there are too many arguments');
  if (known !== 'add' && Object.keys(values).length > 0) {
    throw new UsageError('--role, --clearance and --expires are for add only');
  }
  const role = known === 'add' ? roleOf(values.role) : undefined;
  if (known === 'list') return list(fileOf(terminal, config), terminal);
  if (name === undefined || name.trim() === '') throw new UsageError('the name of the key is missing');
  if (role === undefined) return revoke(fileOf(terminal, config), name, terminal);
  const { expires } = values;
  const clearance = readClearance('--clearance', values.clearance);
  if (expires !== undefined) checkDay(expires);
  const more = { ...(clearance !== undefined && { clearance }), ...(expires !== undefined && { expires }) };
  return add(fileOf(terminal, config), { name, role, ...more }, terminal);
}

function fileOf({ err }: Terminal, config = loadConfig(err)): string {
  const { keyFile } = config.callers;
  if (keyFile === undefined) throw new UsageError('API_KEYS_FILE must be set: it names the file of the keys');
  return keyFile;
}

async function add(file: string, request: Parameters<typeof addApiKey>[1], { out, err }: Terminal): Promise<number> {
  const key = await addApiKey(file, request);
  // Alone on the standard output, so that a script can take it.
  out(key);
  const { name, role, clearance = LOWEST } = request;
  err(
    `Added ${name} as ${role}, who sees ${clearance}, to ${file}. The key above is shown once: only its hash is stored.`,
  );
  return 0;
}

async function list(file: string, { out }: Terminal): Promise<number> {
  const keys = await listApiKeys(file);
  if (keys.length === 0) out('There are no keys.');
  for (const { id, name, role, clearance = LOWEST, created, expires } of keys) {
    out(
      `${id}  ${role.padEnd(8)}  ${clearance.padEnd(FULL.length)}  ${created}  ${expires === undefined ? 'no expiry ' : expires}  ${name}`,
    );
  }
  return 0;
}

async function revoke(file: string, nameOrId: string, { out }: Terminal): Promise<number> {
  await removeApiKey(file, nameOrId);
  out(`Revoked ${nameOrId}. Running servers refuse it from now on.`);
  return 0;
}

function roleOf(given: string | undefined): Role {
  const role = ROLES.find((one) => one === given);
  if (role !== undefined) return role;
  throw new UsageError(`--role must be one of ${ROLES.join(', ')}`);
}

function checkDay(text: string): void {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) {
    throw new UsageError('--expires must be a day such as 2027-01-31');
  }
  if (text < new Date().toISOString().slice(0, text.length)) throw new UsageError(`--expires ${text} is over already`);
}
