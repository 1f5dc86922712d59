import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { costOf } from '../../../bench/cost/cost.ts';
import { estimates } from '../../../bench/cost/estimates.ts';
import { renderPage } from '../../../bench/cost/page.ts';
import { quotasOf } from '../../../bench/cost/quotas.ts';
import { readMeanUse, readRecorded } from '../../../bench/cost/read-recorded.ts';
import { useOf } from '../../../bench/cost/sign-in.ts';
import { root, templateFile } from '../../../local/paths.ts';
import { readRawTemplate } from '../../../local/template/raw-template.ts';
import { isTeamsOwn } from '../../template/deployment.ts';

const use = readMeanUse();
const dollars = (signIns: number): ReadonlyMap<string, number> =>
  new Map(costOf(use, signIns).map((item) => [item.service, item.dollars]));

/** What an alarm is billed for: each metric that it reads, in a pool of the stack's own. */
const metricsOf = ({ Metrics }: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Metrics === undefined ? [1] : (JSON.stringify(Metrics).match(/"MetricStat"/g) ?? []);

describe('The cost of sign-ins', () => {
  it('stands in docs/cost.md as npm run cost -- --page prints it', () => {
    expect(readFileSync(join(root, 'docs/cost.md'), 'utf8')).toBe(renderPage(use));
  });

  it('counts calls to services by what AWS bills', () => {
    const call = { function: 'CodeDeliveryFunction', resource: 'x', rows: '2P#', times: 2 };

    const counted = useOf({
      invocations: { DefineAuthChallengeFunction: 2 },
      calls: [
        { ...call, action: 'dynamodb:UpdateItem' },
        { ...call, action: 'dynamodb:GetItem', times: 3 },
        { ...call, action: 'ses:SendEmail', times: 1 },
      ],
    });

    expect(counted).toEqual({
      invocations: 3,
      writes: 2,
      reads: 3,
      mails: 1,
      minuteRowWrites: 2,
      courierRuns: 1,
      userUpdates: 0,
    });
  });

  it('is free of Cognito up to 10,000 users, and grows with users beyond them', () => {
    expect(dollars(10_000 * estimates.signInsPerUser).get('Cognito, Essentials')).toBe(0);
    expect(dollars(10_100 * estimates.signInsPerUser).get('Cognito, Essentials')).toBeCloseTo(1.5);
  });

  it('is a dollar of mail for 10,000 sign-ins', () => {
    expect(dollars(10_000).get('SES')).toBeCloseTo(1);
  });

  it('takes memory, alarms, metrics of a shard and secrets from the template', () => {
    const { Globals, Resources } = readRawTemplate(templateFile);
    const all = Object.entries(Resources).flatMap(([name, one]) => (isTeamsOwn(name) ? [] : [one]));

    expect(Globals).toMatchObject({ Function: { MemorySize: estimates.memoryGigabytes * 1024 } });
    const alarms = all.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
    expect(alarms.flatMap(({ Properties }) => metricsOf(Properties))).toHaveLength(
      estimates.alarms,
    );
    expect(all.filter(({ Type }) => Type === 'AWS::SecretsManager::Secret')).toHaveLength(1);
    expect(all.find(({ Type }) => Type === 'AWS::Lambda::EventSourceMapping')).toMatchObject({
      Properties: { ParallelizationFactor: estimates.runsPerShard },
    });
  });
});

describe('The quotas of sign-ins', () => {
  it('come in the order in which they break', () => {
    const shares = quotasOf(use, 1_000_000).map(({ used, limit }) => used / limit);

    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  });

  it('break for no 10,000 sign-ins, and for mail first at 100 million', () => {
    const broken = (signIns: number): readonly string[] =>
      quotasOf(use, signIns)
        .filter(({ used, limit }) => used > limit)
        .map(({ quota }) => quota);

    expect(broken(10_000)).toEqual([]);
    expect(broken(100_000_000).slice(0, 2)).toEqual(['SES mails a day', 'SES sending rate']);
  });

  it('count the update of a user for first sign-ins and for no others', () => {
    const { first, next } = readRecorded();

    expect([useOf(first).userUpdates, useOf(next).userUpdates]).toEqual([1, 0]);
  });
});
