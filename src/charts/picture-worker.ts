import { parentPort } from 'node:worker_threads';
import { sentAs } from '../common/thread-pool.js';
import type { Chart } from './figure.js';
import { type PictureFormat, render } from './render.js';

/** A picture to draw, as it is sent to a thread. */
export interface PictureTask {
  readonly chart: Chart;
  readonly width: number | undefined;
  readonly format: PictureFormat;
}

/** Each message asks for one picture; the answer is its bytes, or what went wrong. */
parentPort!.on('message', async ({ chart, width, format }: PictureTask) => {
  try {
    const bytes = new Uint8Array(await render(chart, width, format));
    parentPort!.postMessage({ result: bytes }, [bytes.buffer]);
  } catch (error) {
    parentPort!.postMessage(sentAs(error));
  }
});
