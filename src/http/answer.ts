import { ASKED_AGAIN, type Edition, etagOf, type Tag } from './edition.js';

type Headers = Readonly<Record<string, string>>;

/** What a handler answers with, as a value: `AnswerInterceptor` writes it, and 304 to who has the content already. */
export interface Answer {
  /** Of the content; default: 200. */
  readonly status?: number;
  /** By what a client knows the content again; absent: by its bytes (`known-again.ts`). */
  readonly edition?: Edition | Tag;
  /** What is said with 304 as well. */
  readonly headers?: Headers;
  /** Headers of requests by which answers at the address differ. */
  readonly vary?: readonly string[];
  /** Makes what is sent; called for nobody who has it already. */
  readonly content: () => Content | Promise<Content>;
}

export interface Content {
  readonly type: string;
  /** What is said of this content alone, such as the name of a file. */
  readonly headers?: Headers;
  /**
   * A stream is sent as it is made. A function makes what is too costly to be made for its length alone: where only
   * headers are asked for, it is not called.
   */
  readonly body: string | Buffer | AsyncIterable<Uint8Array> | (() => Promise<Buffer>);
}

export const JSON_TYPE = 'application/json; charset=utf-8';

/** A text that is the same for as long as the process runs, tagged once. */
export function standingText(type: string, body: string, headers: Headers = {}, cacheControl = ASKED_AGAIN): Answer {
  return { edition: { etag: etagOf(body), cacheControl }, headers, content: () => ({ type, body }) };
}

/** What has a browser save a file under a name. */
export function attachment(fileName: string): Headers {
  return { 'content-disposition': `attachment; filename="${fileName}"` };
}
