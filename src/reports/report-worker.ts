import { parentPort } from 'node:worker_threads';
import { sentAs } from '../common/thread-pool.js';
import { type RenderTask, render } from './render/render.js';

/** Each message asks for one report in a format; the answer is its bytes, or what went wrong. */
parentPort!.on('message', async (task: RenderTask) => {
  try {
    const bytes = new Uint8Array(await render(task));
    parentPort!.postMessage({ result: bytes }, [bytes.buffer]);
  } catch (error) {
    parentPort!.postMessage(sentAs(error));
  }
});
