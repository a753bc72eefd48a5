/** What is shown as plain data: the state with its links and undo, and the picture that the API's answers come to. */
export { gather, partiesOf } from './gather.ts';
export { isDay, readState, writeState } from './link.ts';
export { type DrawnState, pictureOf } from './picture.ts';
export * from './picture-types.ts';
export { dayOf, expandQuestions, levelOf, singleQuestions } from './questions.ts';
export { type Dispatch, type History, reduce, startHistory } from './reduce.ts';
export { idsOf } from './rename.ts';
export type { SlotProps } from './slot.ts';
export * from './types.ts';
