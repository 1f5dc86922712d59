import type { AccountFacts } from '../../../cli/before-deploy/facts.ts';

/** An account in which a deployment ends in a first code. */
export const readyAccount: AccountFacts = {
  deployment: {
    region: 'eu-central-1',
    parameters: { SenderAddress: 'no-reply@example.com' },
  },
  identity: { name: 'example.com', exists: true, verified: true, configurationSet: undefined },
  configurationSet: undefined,
  sending: {
    production: true,
    enabled: true,
    enforcement: 'HEALTHY',
    max24HourSend: 50_000,
    sentLast24Hours: 12,
    maxSendRate: 14,
  },
  lambda: { concurrentExecutions: 1000, codeBytes: 1, codeBytesLimit: 80_530_636_800 },
  poolQuota: { pools: 3, limit: 1000 },
  rights: {
    principal: 'arn:aws:iam::123456789012:role/Deployer',
    rights: [{ action: 'cognito-idp:CreateUserPool', decision: 'allowed', conditional: false }],
  },
  unread: [],
};

/** The ready account with some members of one part changed. */
export const withSending = (
  changes: Partial<NonNullable<AccountFacts['sending']>>,
): AccountFacts =>
  readyAccount.sending === undefined
    ? readyAccount
    : { ...readyAccount, sending: { ...readyAccount.sending, ...changes } };

export const withIdentity = (
  changes: Partial<NonNullable<AccountFacts['identity']>>,
): AccountFacts =>
  readyAccount.identity === undefined
    ? readyAccount
    : { ...readyAccount, identity: { ...readyAccount.identity, ...changes } };

export const withParameters = (changes: Readonly<Record<string, string>>): AccountFacts => ({
  ...readyAccount,
  deployment: {
    ...readyAccount.deployment,
    parameters: { ...readyAccount.deployment.parameters, ...changes },
  },
});

export const withRight = (decision: string, conditional = false): AccountFacts => ({
  ...readyAccount,
  rights: {
    principal: 'arn:aws:iam::123456789012:role/Deployer',
    rights: [{ action: 'iam:CreateRole', decision, conditional }],
  },
});
