/** Files of the host: errors in words, folders, whole texts. */
export { errorCode, fileError, fileErrorWords, ImportError, unreadable, unwritable, writingWords } from './errors.ts';
export { makeFolder } from './make-folder.ts';
export { readText } from './read-text.ts';
