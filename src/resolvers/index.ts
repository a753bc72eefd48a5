export { Answerer } from './answer.ts';
export type { ExplainEntry, ExplainLog, Limits, RequestContext } from './context.ts';
export { DataText } from './data-text.ts';
export { answerPlugin } from './plugin.ts';
export { VALIDATION_RULES } from './rules.ts';
export { createApi } from './schema.ts';
export { shortMessage } from './short-message.ts';
export { MOST_FAULTS, readVariables } from './variables.ts';
