export { type AnswerWriter, answerWriter, switchesOf } from './answer-writer.js';
export type { WriterOptions } from './compiler.js';
export { NotFaultless } from './not-faultless.js';
export type { Pace } from './pace.js';
