import { parentPort, workerData } from 'node:worker_threads';
import { type ColumnTask, workOnColumns } from './column-work.js';

parentPort!.postMessage(workOnColumns(workerData as ColumnTask));
