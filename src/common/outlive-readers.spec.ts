import { EventEmitter } from 'node:events';
import { outliveReaders } from './outlive-readers.js';

describe('outliveReaders', () => {
  test('an error of a stream ends nothing, and is told once', () => {
    const output = new EventEmitter();
    const told: string[] = [];
    outliveReaders({ 'standard output': output }, (message) => told.push(message));
    for (const code of ['EPIPE', 'EPIPE', 'ENOSPC']) output.emit('error', Object.assign(new Error('lost'), { code }));
    expect(told).toEqual(['standard output can not be written to, and what is said there is lost: EPIPE']);
  });

  test('each stream is told of by its own name', () => {
    const [first, second] = [new EventEmitter(), new EventEmitter()];
    const told: string[] = [];
    outliveReaders({ first, second }, (message) => told.push(message));
    second.emit('error', new Error('without a code'));
    expect(told).toEqual(['second can not be written to, and what is said there is lost: without a code']);
  });
});
