import type { SourceStatement } from '../evidence/index.ts';
import type { SeedEntry } from './seed-file.ts';

/** A statement of an article. */
export interface SeedStatement extends SourceStatement {
  readonly summary: string;
  readonly recordedAt: string;
  /** The id of the actor whose words they are; null if the article speaks for itself. */
  readonly attributedTo: string | null;
  /** The id of the outlet that carried those words; null if none is named. */
  readonly outlet: string | null;
}

/** A statement and the file that it stands in. */
export interface FiledStatement extends SeedStatement {
  readonly file: string;
}

/** The statements among the entries. */
export const seedStatements = (entries: readonly SeedEntry[]): readonly FiledStatement[] =>
  entries.flatMap(({ file, id, subject, values }) =>
    subject === null || values === null
      ? []
      : [
          {
            file,
            id,
            statedOf: subject,
            source: String(values.source),
            basis: String(values.basis),
            locator: Number(values.locator),
            values: values.values as SourceStatement['values'],
            summary: String(values.summary),
            recordedAt: String(values.recordedAt),
            attributedTo: idOrNull(values.attributedTo),
            outlet: idOrNull(values.outlet),
          },
        ],
  );

const idOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
