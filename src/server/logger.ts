import { type Logger, pino } from 'pino';
import { type Config, createRedactor, secretsIn } from '../app/index.ts';

/** The log, JSON lines without secrets. Whatever is logged goes through here: no place that logs has to think of it. */
export function createLogger(
  { logLevel, graph, lowerGraphs }: Pick<Config, 'logLevel' | 'graph' | 'lowerGraphs'>,
  to: { write(line: string): void },
): Logger {
  const ofGraphs = [graph, ...lowerGraphs.map((lower) => lower.graph)].flatMap((one) =>
    one.kind === 'neo4j' ? [one.password] : [],
  );
  const { json } = createRedactor([...ofGraphs, ...secretsIn(process.env)]);
  return pino({ level: logLevel, hooks: { streamWrite: json } }, to);
}
