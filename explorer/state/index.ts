/** What is shown as plain data: the state with its links and undo, and the picture that the API's answers come to. */
export { type Gathered, type Given, gather, KIND_OF, type Party, partiesOf } from './gather.ts';
export { isDay, type ReadLink, readState, writeState } from './link.ts';
export { labelOf, pictureOf } from './picture.ts';
export * from './picture-types.ts';
export { dayOf, expandQuestions, levelOf, singleQuestions } from './questions.ts';
export { type Action, type Dispatch, type History, reduce, startHistory } from './reduce.ts';
export type { SlotProps } from './slot.ts';
export * from './types.ts';
