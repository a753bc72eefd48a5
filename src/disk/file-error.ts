import { ImportError } from './import-error.ts';

/** The fault of a file, with its row and column where it has them. */
export const fileError = (path: string, message: string, row?: number, column?: string): ImportError =>
  new ImportError(
    [path, row === undefined ? [] : `row ${row}`, column === undefined ? [] : `column ${column}`].flat().join(', ') +
      `: ${message}`,
  );
