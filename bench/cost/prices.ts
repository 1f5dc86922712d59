/**
 * Prices in US dollars, Region us-east-1, on demand, without a free tier except Cognito's. Cognito's figures were
 * transcribed from its price page on 2026-09-20. The others are unverified figures of 2026-11-25:
 * compare them with AWS's price pages before you plan with them.
 */
export const prices = {
  region: 'us-east-1',
  asOf: '2026-11-25',
  cognito: {
    page: 'Amazon Cognito pricing',
    freeUsers: 10_000,
    /** Essentials, a user signed in that month; V2 token events need this plan. */
    perUser: 0.015,
  },
  lambda: {
    page: 'AWS Lambda pricing',
    perRequest: 0.2 / 1e6,
    /** arm64, the first 7.5 billion GB-seconds a month. */
    perGigabyteSecond: 0.000_013_333_4,
  },
  dynamodb: {
    page: 'Amazon DynamoDB pricing, on-demand capacity',
    perWrite: 0.625 / 1e6,
    /** Of 4 kB, strongly consistent. */
    perRead: 0.125 / 1e6,
    /** Lambda’s reads of a stream are free. */
    perStreamRead: 0,
  },
  ses: { page: 'Amazon SES pricing', perMail: 0.1 / 1e3 },
  kms: { page: 'AWS KMS pricing', perKey: 1, perRequest: 0.03 / 1e4 },
  cloudWatch: {
    page: 'Amazon CloudWatch pricing',
    perLogGigabyte: 0.5,
    perMetric: 0.3,
    perAlarm: 0.1,
    perDashboard: 3,
  },
  secrets: { page: 'AWS Secrets Manager pricing', perSecret: 0.4 },
} as const;
