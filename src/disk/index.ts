export { errorCode } from './error-code.ts';
export { fileError } from './file-error.ts';
export { fileErrorWords, unreadable, unwritable } from './file-errors.ts';
export { ImportError } from './import-error.ts';
export { makeFolder } from './make-folder.ts';
export { readYaml } from './yaml-document.ts';
export { type PlacedProblem, parseYaml, readText, type YamlFile } from './yaml-places.ts';
