import { estimates } from './estimates.ts';
import { prices } from './prices.ts';
import { renderMonth } from './render.ts';
import type { Use } from './sign-in.ts';
import { table } from './table.ts';

const months: readonly (readonly [title: string, signIns: number])[] = [
  ['10,000 sign-ins a month', 10_000],
  ['1 million sign-ins a month', 1_000_000],
  ['100 million sign-ins a month', 100_000_000],
];

const pages = (): string =>
  [
    prices.cognito,
    prices.lambda,
    prices.dynamodb,
    prices.ses,
    prices.kms,
    prices.cloudWatch,
    prices.secrets,
  ]
    .map(({ page }) => `- ${page}`)
    .join('\n');

const estimateTable = (): string =>
  table(
    [
      ['Estimate', 'Value'],
      ['sign-ins of one user a month', `${estimates.signInsPerUser}`],
      ['first sign-ins, of addresses that were not proven', `${estimates.firstShare * 100} %`],
      ['billed time of a sign-in’s functions and the courier', `${estimates.secondsPerSignIn} s`],
      ['billed time of the courier', `${estimates.courierSeconds} s`],
      ['memory of a function', `${estimates.memoryGigabytes} GB`],
      ['logs of an invocation', `${estimates.logKilobytesPerInvocation} kB`],
      ['requests to KMS a month', estimates.kmsRequestsPerMonth.toLocaleString('en-US')],
      ['shards of the stream', `${estimates.shards}`],
      ['busiest second, in proportion to the mean', `${estimates.peakSecond}`],
      ['busiest day, in proportion to the mean', `${estimates.peakDay}`],
    ],
    ['left', 'right'],
  );

const method = (use: Use): string => `# What sign-ins cost, and which quota breaks first

\`npm run cost -- --sign-ins N\` prints this for any number of sign-ins a month. \`npm run cost -- --page\` prints this page.

## Method

**Calls** are counted. A test runs a user's first sign-in and the next one at the local stack, reads \`/_local/calls\` and
\`/_local/triggers\`, and compares them with \`bench/cost/recorded.json\`, from which this page is computed. The mean
sign-in has ${use.invocations} invocations, ${use.writes.toFixed(1)} writes, ${use.reads.toFixed(1)} reads and ${use.mails} mail.

**Prices** are those of ${prices.region} in US dollars (\`bench/cost/prices.ts\`). Cognito's were transcribed from its price
page on 2026-09-20. The others are unverified figures of ${prices.asOf}: compare them with AWS's price pages, or with a
bill, before you plan with them. No free tier counts but Cognito's, and no volume discount:

${pages()}

**Estimates** (\`bench/cost/estimates.ts\`) stand for what no local run can measure:

${estimateTable()}

**Quotas** are the defaults of one Region in an account that has been used; a new account has as few as 10 concurrent
executions and is in SES's sandbox. \`npm run doctor -- --before-deploy\` asks for yours. The default rate of UserUpdate
was not verified here. Tokens that are refreshed count into UserAuthentication too and are not in these figures. X-Ray
traces, a web ACL and mails that are requested and not used are not in them either.`;

/** The whole of docs/cost.md. A test compares the two. */
export const renderPage = (use: Use): string =>
  `${[
    method(use),
    ...months.map(([title, signIns]) => `## ${title}\n\n${renderMonth(use, signIns)}`),
  ].join('\n\n')}\n`;
