import { estimates } from './estimates.ts';
import { prices } from './prices.ts';
import type { Use } from './sign-in.ts';

export type Item = {
  readonly service: string;
  readonly quantity: string;
  readonly dollars: number;
};

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

const cognito = (users: number): Item => ({
  service: 'Cognito, Essentials',
  quantity: `${whole(users)} users, ${whole(prices.cognito.freeUsers)} of them free`,
  dollars: Math.max(0, users - prices.cognito.freeUsers) * prices.cognito.perUser,
});

const lambda = (use: Use, signIns: number): readonly Item[] => {
  const requests = use.invocations * signIns;
  const gigabyteSeconds = estimates.secondsPerSignIn * estimates.memoryGigabytes * signIns;
  return [
    {
      service: 'Lambda, requests',
      quantity: whole(requests),
      dollars: requests * prices.lambda.perRequest,
    },
    {
      service: 'Lambda, duration',
      quantity: `${whole(gigabyteSeconds)} GB-s`,
      dollars: gigabyteSeconds * prices.lambda.perGigabyteSecond,
    },
  ];
};

const dynamodb = (use: Use, signIns: number): readonly Item[] => [
  {
    service: 'DynamoDB, writes',
    quantity: whole(use.writes * signIns),
    dollars: use.writes * signIns * prices.dynamodb.perWrite,
  },
  {
    service: 'DynamoDB, reads',
    quantity: whole(use.reads * signIns),
    dollars: use.reads * signIns * prices.dynamodb.perRead,
  },
  {
    service: 'DynamoDB, stream reads by Lambda',
    quantity: 'free',
    dollars: prices.dynamodb.perStreamRead,
  },
];

const fixed = (): readonly Item[] => [
  {
    service: 'KMS',
    quantity: `1 key, ${whole(estimates.kmsRequestsPerMonth)} requests`,
    dollars: prices.kms.perKey + estimates.kmsRequestsPerMonth * prices.kms.perRequest,
  },
  {
    service: 'CloudWatch, metrics and alarms',
    quantity: `${estimates.metrics} metrics, ${estimates.alarms} alarms, 1 dashboard`,
    dollars:
      estimates.metrics * prices.cloudWatch.perMetric +
      estimates.alarms * prices.cloudWatch.perAlarm +
      prices.cloudWatch.perDashboard,
  },
  { service: 'Secrets Manager', quantity: '1 secret', dollars: prices.secrets.perSecret },
];

const mailAndLogs = (use: Use, signIns: number): readonly Item[] => {
  const gigabytes = (use.invocations * signIns * estimates.logKilobytesPerInvocation) / 1e6;
  return [
    {
      service: 'SES',
      quantity: `${whole(use.mails * signIns)} mails`,
      dollars: use.mails * signIns * prices.ses.perMail,
    },
    {
      service: 'CloudWatch, logs',
      quantity: `${gigabytes.toFixed(1)} GB`,
      dollars: gigabytes * prices.cloudWatch.perLogGigabyte,
    },
  ];
};

/** What a month with so many sign-ins by code costs in us-east-1, in US dollars. */
export const costOf = (use: Use, signIns: number): readonly Item[] => [
  cognito(Math.ceil(signIns / estimates.signInsPerUser)),
  ...lambda(use, signIns),
  ...dynamodb(use, signIns),
  ...mailAndLogs(use, signIns),
  ...fixed(),
];
