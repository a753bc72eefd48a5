import { z } from 'zod';
import { BOOLEAN, integer } from './parsers.ts';

/** What an operator sees of the server's work. */
export interface ObserveConfig {
  /** Whether `/metrics` is served beside the API, to operators. */
  readonly metricsRoute: boolean;
  /** Where `/metrics` is served apart from the API, to anyone who reaches it; nowhere without it. */
  readonly metricsPort?: { readonly host: string; readonly port: number };
  /** The file of the audit log, or `stdout`; none without it. */
  readonly auditLog?: string;
  /** Whether spans have the text of documents. It may contain values. */
  readonly traceDocuments: boolean;
  /** Whether spans have the parameters of statements: the values of variables and arguments. */
  readonly traceParameters: boolean;
}

/** The settings that say what is observed. */
export const observeSettings = {
  METRICS: BOOLEAN.default(false),
  METRICS_PORT: integer(0, 65_535).optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  AUDIT_LOG: z.string().optional(),
  TRACE_DOCUMENTS: BOOLEAN.default(false),
  TRACE_PARAMETERS: BOOLEAN.default(false),
};

type ObserveSettings = z.infer<z.ZodObject<typeof observeSettings>>;

export const observeConfig = (env: ObserveSettings): ObserveConfig =>
  Object.freeze({
    metricsRoute: env.METRICS,
    ...(env.METRICS_PORT !== undefined && {
      metricsPort: Object.freeze({ host: env.METRICS_HOST, port: env.METRICS_PORT }),
    }),
    ...(env.AUDIT_LOG !== undefined && { auditLog: env.AUDIT_LOG }),
    traceDocuments: env.TRACE_DOCUMENTS,
    traceParameters: env.TRACE_PARAMETERS,
  });
