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

  test('tells how many are left here and in the shared budget, and in how many seconds all are there again', async () => {
    // Of 60 a minute one comes back each second: after ten of fifteen 5 are left here and 45 there.
    for (let spent = 0; spent < 9; spent++) await limits.judge('a');
    expect(await limits.judge('a')).toEqual({ allowed: true, remaining: 50, reset: 10 });
    give = async () => ({ given: 1, left: 3.75 });
    expect(await limits.judge('b')).toEqual({ allowed: true, remaining: 3, reset: 57 });
  });

  test('tells whoever is refused in how many seconds there is one again', async () => {
    // Six a minute are one in ten seconds.
    const take = async () => give();
    const slow = new RateLimits({ take }, 6, { warn: (line) => void lines.push(line) }, () => now);
    give = async () => ({ given: 0, left: 0 });
    expect(await slow.judge('a')).toEqual({ allowed: false, remaining: 0, reset: 10 });
    give = async () => ({ given: 0, left: 0.5 });
    expect(await slow.judge('b')).toEqual({ allowed: false, remaining: 0, reset: 5 });
    // It may be there by now, though not given here: a second at least.
    give = async () => ({ given: 0, left: 4 });
    expect(await slow.judge('c')).toEqual({ allowed: false, remaining: 0, reset: 1 });
  });

  test('asks for no more while there is one left, and goes by the clock of the process', async () => {
    give = async () => ({ given: 2, left: 0 });
    expect(await allowedOf(1)).toBe(1);
    now = 1000;
    expect(await allowedOf(1)).toBe(1);
    expect(asked).toEqual(['a']);
    const usual = new RateLimits({ take: give }, PER_MINUTE, { warn: (line) => void lines.push(line) });
    expect(await usual.judge('a')).toMatchObject({ allowed: true });
  });

  test('what was given ten seconds ago is spent, without asking', async () => {
    expect(await allowedOf(1)).toBe(1);
    give = async () => ({ given: 2, left: 0 });
    now = 10_000;
    expect(await allowedOf(14)).toBe(14);
    expect(asked).toEqual(['a']);
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
    now = 60_000;
    expect(await allowedOf(1)).toBe(1);
    expect(lines).toHaveLength(2);
  });

  test('a database that does not answer is not waited for', async () => {
    give = () => new Promise(() => undefined);
    expect(await limits.judge('a')).toBeNull();
    expect(lines).toEqual([expect.stringContaining('no answer within 500 ms')]);
  });
});
