import { RateLimits } from './rate-limits.js';

const PER_MINUTE = 60;

describe('limits of requests by client', () => {
  let now: number;
  let asked: string[];
  let lines: string[];
  let give: () => Promise<{ given: number; left: number }>;
  let limits: RateLimits;
  beforeEach(() => {
    [now, asked, lines] = [0, [], []];
    give = async () => ({ given: 15, left: 45 });
    const take = (client: string) => {
      asked.push(client);
      return give();
    };
    limits = new RateLimits({ take }, PER_MINUTE, { warn: (line) => void lines.push(line) }, () => now);
  });
  const allowedOf = async (count: number, client = 'a') => {
    const verdicts = await Promise.all(Array.from({ length: count }, () => limits.judge(client)));
    return verdicts.filter((verdict) => verdict?.allowed).length;
  };

  test('spends what was given, and asks about a client at most once a second', async () => {
    expect(await allowedOf(20)).toBe(15);
    now = 999;
    expect(await allowedOf(20)).toBe(0);
    expect(asked).toEqual(['a']);
    now = 1000;
    expect(await allowedOf(20)).toBe(15);
    expect(asked).toEqual(['a', 'a']);
    expect(await allowedOf(1, 'b')).toBe(1);
  });

  test('says what is left, and when to ask again', async () => {
    expect(await limits.judge('a')).toEqual({ allowed: true, remaining: 59, reset: 1 });
    give = async () => ({ given: 0, left: 0.25 });
    now = 20_000;
    expect(await limits.judge('a')).toEqual({ allowed: false, remaining: 0, reset: 1 });
  });

  test('what was given more than ten seconds ago is not spent', async () => {
    expect(await allowedOf(1)).toBe(1);
    give = async () => ({ given: 2, left: 0 });
    now = 10_001;
    expect(await allowedOf(5)).toBe(2);
  });

  test('lets through what nobody can judge, says so once, and limits again afterwards', async () => {
    give = async () => {
      throw new Error('gone');
    };
    for (now = 0; now < 5000; now += 500) expect(await limits.judge('a')).toBeNull();
    expect(lines).toEqual(['Requests are not limited while PostgreSQL can not be asked: gone']);
    expect(asked).toHaveLength(5);
    give = async () => ({ given: 1, left: 0 });
    expect(await allowedOf(3)).toBe(1);
    expect(lines).toEqual([expect.any(String), 'Requests are limited by client again']);
  });

  test('a database that does not answer is not waited for', async () => {
    give = () => new Promise(() => undefined);
    expect(await limits.judge('a')).toBeNull();
    expect(lines).toEqual([expect.stringContaining('no answer within 500 ms')]);
  });
});
