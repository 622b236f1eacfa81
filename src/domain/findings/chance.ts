/**
 * Drawing without replacement: of a `population` some are `marked`, and `drawn` are taken blindly; `counted` is how many of
 * those were marked in fact (method, section 16).
 */
export interface Chance {
  readonly population: number;
  readonly marked: number;
  readonly drawn: number;
  readonly counted: number;
  /** Whether it is unusual that they are so few, or so many. */
  readonly tail: 'AT_MOST' | 'AT_LEAST';
}

/** How many marked ones a blind draw holds on average. */
export function expected({ population, marked, drawn }: Chance): number {
  return (marked * drawn) / population;
}

/**
 * How unusual the count is, in bits: minus the binary logarithm of the probability that a blind draw holds at most (or at
 * least) as many marked ones (hypergeometric distribution). One bit is a toss of a coin, ten are one in 1,024.
 */
export function surprise(chance: Chance): number {
  const { population, marked, drawn, counted, tail } = chance;
  const least = Math.max(0, drawn - (population - marked));
  const most = Math.min(marked, drawn);
  if (tail === 'AT_MOST' ? counted >= most : counted <= least) return 0;
  // The terms of the tail as multiples of its first, the one nearest to the middle.
  let sum = 1;
  let term = 1;
  if (tail === 'AT_MOST') {
    for (let x = counted; x > least; x--) {
      term *= (x * (population - marked - drawn + x)) / ((marked - x + 1) * (drawn - x + 1));
      sum += term;
    }
  } else {
    for (let x = counted; x < most; x++) {
      term *= ((marked - x) * (drawn - x)) / ((x + 1) * (population - marked - drawn + x + 1));
      sum += term;
    }
  }
  const first =
    lnChoose(marked, counted) + lnChoose(population - marked, drawn - counted) - lnChoose(population, drawn);
  return Math.max(0, -(first + Math.log(sum)) / Math.LN2);
}

function lnChoose(n: number, k: number): number {
  return lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);
}

const lnFactorials: number[] = [0];

function lnFactorial(n: number): number {
  for (let next = lnFactorials.length; next <= n; next++) lnFactorials.push(lnFactorials[next - 1]! + Math.log(next));
  return lnFactorials[n]!;
}
