/** The public API: the operations of the page with their types, and how they are asked. */
export type { Answer, Note, Problem } from './answer.ts';
export { ask, type Operation } from './client.ts';
export { keepCredential, useRefusal } from './credential.ts';
export { askFile, type FileFormat } from './file.ts';
export * from './generated/documents.ts';
export { playgroundLink } from './playground-link.ts';
export { useAnswer, useAnswers } from './use-answers.ts';
export { useExplained } from './use-explained.ts';
export { type Pages, usePages } from './use-pages.ts';
