import type { AccountRule } from '../facts.ts';
import { guide } from '../guide.ts';

const poolsFull: AccountRule = ({ poolQuota, deployment: { region } }) =>
  poolQuota === undefined || poolQuota.pools < poolQuota.limit
    ? []
    : [
        {
          id: 'user-pools-full',
          severity: 'error',
          subject: `Cognito in ${region}`,
          reason: `The account has ${poolQuota.pools} user pools of ${poolQuota.limit}; CreateUserPool is refused.`,
          fix: `aws service-quotas list-service-quotas --service-code cognito-idp --region ${region}`,
          guide: guide.poolQuotas,
        },
      ];

/** Ten is what new accounts get: one start of a flood and the courier's ten runs use all of it. */
const fewExecutions = 100;

const concurrency: AccountRule = ({ lambda, deployment: { region } }) =>
  lambda === undefined || lambda.concurrentExecutions >= fewExecutions
    ? []
    : [
        {
          id: 'concurrency-low',
          severity: 'warning',
          subject: `Lambda in ${region}`,
          reason: `The account may run ${lambda.concurrentExecutions} functions at once. Each sign-in runs one at a time and the courier up to ten, so a few people at the same moment meet throttles.`,
          fix: `aws service-quotas list-service-quotas --service-code lambda --region ${region}`,
          guide: guide.lambdaQuotas,
        },
      ];

/** Ten bundles of at most 350 kB each, rounded up. */
const bundleBytes = 5_000_000;

const storage: AccountRule = ({ lambda, deployment: { region } }) =>
  lambda === undefined || lambda.codeBytesLimit - lambda.codeBytes >= bundleBytes
    ? []
    : [
        {
          id: 'code-storage-full',
          severity: 'error',
          subject: `Lambda in ${region}`,
          reason: `Functions and layers use ${lambda.codeBytes} of ${lambda.codeBytesLimit} bytes; the suite’s bundles do not fit.`,
          fix: `aws lambda get-account-settings --region ${region}`,
          guide: guide.lambdaQuotas,
        },
      ];

export const quotaRules: readonly AccountRule[] = [poolsFull, concurrency, storage];
