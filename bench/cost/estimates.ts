/** What no local run can measure; each is stated on the page. */
export const estimates = {
  /** GB of a function: MemorySize of template.yaml. */
  memoryGigabytes: 0.5,
  /** Billed time of one sign-in’s functions together, the courier’s too; not measured on AWS. */
  secondsPerSignIn: 0.6,
  logKilobytesPerInvocation: 1.5,
  /** DynamoDB keeps a table’s data key for about five minutes, so this grows with time rather than with calls. */
  kmsRequestsPerMonth: 100_000,
  metrics: 23,
  /** Metrics that alarms read: each is billed. */
  alarms: 23,
  /** A user signs in so often in a month. */
  signInsPerUser: 4,
  /** The share of sign-ins that are a user’s first one, whose address was not proven before. */
  firstShare: 0.1,
  /** The busiest second in proportion to the month’s mean. */
  peakSecond: 10,
  /** The busiest day in proportion to the month’s mean. */
  peakDay: 2,
  /** Shards of a new table’s stream, one a partition. */
  shards: 4,
  courierSeconds: 0.25,
  /** ParallelizationFactor of template.yaml. */
  runsPerShard: 10,
} as const;

export const secondsPerMonth = 30 * 24 * 60 * 60;
