import { z } from 'zod';

/** What a server answers: any document, any and the trusted ones by their ids too, or the trusted ones alone. */
export type DocumentMode = 'off' | 'on' | 'only';

/** Which documents are trusted. */
export interface DocumentsConfig {
  readonly mode: DocumentMode;
  /** The manifests, beside that of the explorer. */
  readonly files: readonly string[];
}

/** The settings of trusted documents. */
export const documentSettings = {
  TRUSTED_DOCUMENTS: z.enum(['off', 'on', 'only'], 'must be off, on or only').optional(),
  TRUSTED_DOCUMENTS_PATH: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((files) => files.every((file) => file !== ''), 'must be a list of files such as web.json,app.json')
    .optional(),
};

interface DocumentSettings {
  readonly TRUSTED_DOCUMENTS?: DocumentMode | undefined;
  readonly TRUSTED_DOCUMENTS_PATH?: readonly string[] | undefined;
}

/** Manifests that are named are also used. */
export function documentsConfig(settings: DocumentSettings): DocumentsConfig {
  const { TRUSTED_DOCUMENTS_PATH: files = [] } = settings;
  const { TRUSTED_DOCUMENTS: mode = files.length > 0 ? 'on' : 'off' } = settings;
  return Object.freeze({ mode, files: Object.freeze(files) });
}
