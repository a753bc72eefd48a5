import type { Progress } from './progress.ts';

/** How a file is imported. */
export interface ImportOptions {
  readonly rowsAtOnce?: number;
  readonly dryRun?: boolean;
  readonly fromStart?: boolean;
  /** Whether the file replaces all that its source said before, not only an earlier file of its name. */
  readonly replacesAll?: boolean;
  /** The ids of imports that it does not replace: the files that come together with it. */
  readonly beside?: ReadonlySet<string>;
  /** Whether to withdraw what the file no longer states even if rows were rejected. */
  readonly withdraw?: boolean;
  readonly rejectedPath: string;
  /** Whether a dry run writes the file of rejected rows. */
  readonly writesRejected?: boolean;
  /** Stops the import after the current batch. */
  readonly signal?: AbortSignal;
  /** Called with the progress of an earlier import, once its rows are skipped. */
  readonly onResume?: (before: Progress) => void;
  readonly onProgress?: (done: Progress) => void;
}
