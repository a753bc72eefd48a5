/** Resolvers: run compiled operations, and hand their answers to Apollo Server. */
export type { Answerer } from './answerer.ts';
export { type Api, createApi } from './api.ts';
export { DataText } from './data-text.ts';
export { answerPlugin } from './plugin.ts';
export type {
  AnswerPhase,
  Budget,
  ExplainEntry,
  ExplainLog,
  Price,
  Progress,
  RequestContext,
} from './request-context.ts';
export { shortMessage } from './short-message.ts';
export { VALIDATION_RULES } from './validation-rules.ts';
export { MAX_REQUEST_FAULTS, readVariables } from './variables.ts';
