import { ClientGone, HeavyQueue, queueReports } from './heavy-queue.js';

describe('a queue for heavy work', () => {
  test('so many work, so many wait in the order they came, all others are sent away', async () => {
    const queue = new HeavyQueue('cakes', 1, 2);
    const leave = await queue.enter();
    const order: string[] = [];
    const second = queue.enter().then((done) => {
      order.push('second');
      return done;
    });
    const third = queue.enter().then((done) => {
      order.push('third');
      return done;
    });
    await expect(queue.enter()).rejects.toMatchObject({
      code: 'OVERLOADED',
      message: '1 of cakes are being made and 2 wait, which is as many as may: ask again in 5 seconds',
      details: { retryAfter: 5 },
    });
    expect(queueReports()).toContainEqual({ name: 'cakes', running: 1, waiting: 2, limit: 1 });
    leave();
    leave();
    const leaveSecond = await second;
    expect([order, queue.report().waiting]).toEqual([['second'], 1]);
    leaveSecond();
    (await third)();
    expect(queue.report()).toEqual({ name: 'cakes', running: 0, waiting: 0, limit: 1 });
  });

  test('who leaves while waiting is taken off the line', async () => {
    const queue = new HeavyQueue('cakes', 1, 1);
    const leave = await queue.enter();
    const client = new AbortController();
    const waiting = queue.enter(client.signal);
    client.abort();
    await expect(waiting).rejects.toBeInstanceOf(ClientGone);
    expect(queue.report().waiting).toBe(0);
    leave();
    expect(queue.report().running).toBe(0);
    await expect(queue.enter(client.signal)).rejects.toBeInstanceOf(ClientGone);
    expect(queue.report().running).toBe(0);
  });
});
