import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTarget, type Target } from './support/client.ts';
import { report } from './support/figure.ts';
import type { Comparison } from './support/statistics.ts';
import {
  compareStarts,
  type MailService,
  mailServices,
  type Strangers,
  startStrangers,
} from './support/strangers.ts';

let target: Target;

beforeAll(async () => {
  target = await startTarget();
});

afterAll(() => target.stop());

/** `npm run test:attack -- --pairs 1000`; fewer in CI. */
const pairs = Number(process.env.ATTACK_PAIRS ?? 150);

/** Below it the pairs are looked at again, with four times as many more: a difference stays, and chance goes. */
const suspicious = 1e-3;
const morePairs = 4;

/** Below it, over all pairs, there is a difference. Chance gets there in one of eight comparisons once in a million runs. */
const different = 1e-7;

const isBelow = ({ create, client }: Strangers, limit: number): boolean =>
  Math.min(create.p, client.p) < limit;

const measure = async (service: MailService) => {
  const first = await startStrangers(target, service, pairs);
  if (!isBelow(compareStarts(first), suspicious)) return { made: pairs, ...compareStarts(first) };
  const more = await startStrangers(target, service, pairs * morePairs);
  return { made: pairs * (1 + morePairs), ...compareStarts([...first, ...more]) };
};

const words = ({ auc, p }: Comparison): string => `AUC ${auc.toFixed(3)}, p ${p.toPrecision(2)}`;

it.for(mailServices)(
  'the time of a start does not tell users from strangers with the mail service at $name',
  { timeout: 900_000 },
  async (service, context) => {
    const { made, create, client } = await measure(service);

    report(context, {
      family: 'times',
      figure: `mail service ${service.name}, ${made} pairs: create ${words(create)}; whole call ${words(client)}`,
      goal: `p >= ${different}`,
    });
    expect(create.p).toBeGreaterThanOrEqual(different);
    expect(client.p).toBeGreaterThanOrEqual(different);
  },
);
