import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTarget, type Target } from './support/client.ts';
import { report } from './support/figure.ts';
import type { Comparison } from './support/statistics.ts';
import { compareStrangers, mailServices } from './support/strangers.ts';

let target: Target;

beforeAll(async () => {
  target = await startTarget();
});

afterAll(() => target.stop());

/** `npm run test:attack -- --pairs 1000`; fewer in CI. */
const pairs = Number(process.env.ATTACK_PAIRS ?? 150);

/** With a thousand pairs chance leaves 0.45 to 0.55 once in 10,000 runs; with fewer it takes a wider band to be as rare. */
const bandOf = ({ error }: Comparison): number => Math.max(0.05, 4.2 * error);

const isTold = (comparison: Comparison): boolean =>
  comparison.p < 1e-6 || Math.abs(comparison.auc - 0.5) > bandOf(comparison);

const words = ({ auc, p }: Comparison): string => `AUC ${auc.toFixed(3)}, p ${p.toPrecision(2)}`;

it.for(mailServices)(
  'the time of a start does not tell users from strangers with the mail service at $name',
  { timeout: 900_000 },
  async (service, context) => {
    const { create, client } = await compareStrangers(target, service, pairs);

    report(context, {
      family: 'times',
      figure: `mail service ${service.name}, ${pairs} pairs: create ${words(create)}; whole call ${words(client)}`,
      goal: `p >= 1e-6, AUC within 0.5 +- ${bandOf(create).toFixed(2)}`,
    });
    expect(isTold(create)).toBe(false);
    expect(isTold(client)).toBe(false);
  },
);
