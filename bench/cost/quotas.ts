import { estimates, secondsPerMonth } from './estimates.ts';
import type { Use } from './sign-in.ts';

export type QuotaUse = {
  readonly quota: string;
  /** Default of a Region in an account that has been used. */
  readonly limit: number;
  /** In the busiest second. */
  readonly used: number;
  readonly unit: string;
  readonly raise: string;
};

/**
 * One sign-in starts once and responds once. The rates are the defaults of the categories in Cognito’s guide (quotas);
 * that of UserUpdate was not verified here.
 */
const cognito = (use: Use, perSecond: number): readonly QuotaUse[] => [
  {
    quota: 'Cognito UserAuthentication',
    limit: 120,
    used: perSecond,
    unit: 'requests/s',
    raise: 'Service Quotas: rate of UserAuthentication requests (AWS may charge for it)',
  },
  {
    quota: 'Cognito RespondToAuthChallenge',
    limit: 360,
    used: perSecond,
    unit: 'requests/s',
    raise: 'rises with UserAuthentication',
  },
  {
    quota: 'Cognito UserUpdate',
    limit: 25,
    used: use.userUpdates * perSecond,
    unit: 'requests/s',
    raise: 'Service Quotas: rate of UserUpdate requests; only first sign-ins use it',
  },
];

/** Little’s law: functions at once are their time a second. The courier runs ten a shard at most. */
const lambda = (perSecond: number): QuotaUse => ({
  quota: 'Lambda concurrent executions',
  limit: 1000,
  used: perSecond * estimates.secondsPerSignIn,
  unit: 'at once',
  raise: 'Service Quotas: concurrent executions',
});

/** Writes to one table are spread over users; only rows that all share meet the limit of a partition. */
const dynamodb = (use: Use, perSecond: number): readonly QuotaUse[] => [
  {
    quota: 'DynamoDB, a new on-demand table',
    limit: 4000,
    used: use.writes * perSecond,
    unit: 'writes/s',
    raise: 'the table’s warm throughput; on-demand doubles by itself in thirty minutes',
  },
  {
    quota: 'DynamoDB partition, row of the minute',
    limit: 1000,
    used: use.minuteRowWrites * perSecond,
    unit: 'writes/s',
    raise: 'not adjustable; only mails to unproven addresses write this row',
  },
  {
    quota: `Stream, ${estimates.shards} shards of a new table`,
    limit: (estimates.shards * estimates.runsPerShard) / estimates.courierSeconds,
    used: use.courierRuns * perSecond,
    unit: 'runs/s',
    raise: 'shards follow the table’s partitions: warm throughput',
  },
];

const ses = (use: Use, perSecond: number): QuotaUse => ({
  quota: 'SES sending rate',
  limit: 14,
  used: use.mails * perSecond,
  unit: 'mails/s',
  raise: 'SES console: sending rate and the daily quota',
});

/** How much of each default the busiest second or day takes; what breaks first is at the top. */
export const quotasOf = (use: Use, signIns: number): readonly QuotaUse[] => {
  const perSecond = (signIns / secondsPerMonth) * estimates.peakSecond;
  return [
    ...cognito(use, perSecond),
    lambda(perSecond),
    ...dynamodb(use, perSecond),
    ses(use, perSecond),
    {
      quota: 'SES mails a day',
      limit: 50_000,
      used: ((use.mails * signIns) / 30) * estimates.peakDay,
      unit: 'mails/day',
      raise: 'SES console: sending quota',
    },
  ].toSorted((a, b) => b.used / b.limit - a.used / a.limit);
};
