export type { Answer, NamedInitiative, NotKnown } from './answer.js';
export {
  type Asked,
  type AskedInPages,
  type AskedOfADay,
  type Client,
  type ClientOptions,
  type Counting,
  createClient,
} from './client.js';
export { type ErrorCode, RollcallError } from './error.js';
export type * from './generated/operations.js';
export type { Page, Pages } from './pages.js';
export type { QueryText } from './query-text.js';
export type { State } from './state.js';
