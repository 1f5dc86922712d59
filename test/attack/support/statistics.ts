/** The standard normal distribution's upper tail, both sides (Abramowitz and Stegun 7.1.26 is too coarse below 1e-7). */
export const twoSidedP = (z: number): number => erfc(Math.abs(z) / Math.SQRT2);

/** Complementary error function by its continued fraction above 2 and its series below; relative error below 1e-9. */
const erfc = (x: number): number => (x < 2 ? 1 - erfSeries(x) : erfcFraction(x));

const erfSeries = (x: number): number => {
  let term = x;
  let sum = x;
  for (let n = 1; n < 60; n += 1) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
};

const erfcFraction = (x: number): number => {
  let fraction = 0;
  for (let n = 60; n > 0; n -= 1) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
};

export type Comparison = {
  /** How often a known user's value is above an unknown one's; 0.5 where the two cannot be told apart. */
  readonly auc: number;
  /** Two-sided, by the normal approximation with ties. */
  readonly p: number;
};

type Ranked = { readonly value: number; readonly first: boolean };

/** Sum of the ranks of the first sample, ties sharing theirs, and the sum of t^3 - t over the ties. */
const rankSum = (all: readonly Ranked[]) => {
  let sum = 0;
  let ties = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    const rank = (from + 1 + to) / 2;
    const tied = all.slice(from, to);
    sum += rank * tied.filter(({ first }) => first).length;
    ties += tied.length ** 3 - tied.length;
    from = to;
  }
  return { sum, ties };
};

/** Mann-Whitney's test of two samples (1947), and the area under the curve that it stands for. */
export const mannWhitney = (known: readonly number[], unknown: readonly number[]): Comparison => {
  const [n, m] = [known.length, unknown.length];
  const all = [
    ...known.map((value) => ({ value, first: true })),
    ...unknown.map((value) => ({ value, first: false })),
  ].sort((a, b) => a.value - b.value);
  const { sum, ties } = rankSum(all);
  const u = sum - (n * (n + 1)) / 2;
  const size = n + m;
  const variance = ((n * m) / 12) * (size + 1 - ties / (size * (size - 1)));
  const z = variance === 0 ? 0 : (u - (n * m) / 2) / Math.sqrt(variance);
  return { auc: u / (n * m), p: twoSidedP(z) };
};

/** Chi-squared of counts that should all be alike. */
export const chiSquared = (counts: readonly number[]): number => {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
};

/** Upper tail of chi-squared by Wilson and Hilferty's cube root; good to a few per cent of the exponent. */
export const chiSquaredP = (value: number, degrees: number): number => {
  const spread = 2 / (9 * degrees);
  const z = (Math.cbrt(value / degrees) - (1 - spread)) / Math.sqrt(spread);
  return z > 0 ? twoSidedP(z) / 2 : 1 - twoSidedP(z) / 2;
};
