import { parsePolicy } from '#shared/iam/parse/policy.ts';
import { createAccess } from '../../../local/access/access.ts';
import { createKeys, type SessionPrincipal } from '../../../local/access/keys.ts';
import { accountId, localCredentials, region } from '../../../local/identity.ts';
import { createClock } from '../../../local/observe/clock.ts';
import { createDecisionLog } from '../../../local/observe/decision-log.ts';

export type Statements = readonly Readonly<Record<string, unknown>>[];

/** A role's session whose role has these statements. */
export const sessionWith = (...statements: Statements): SessionPrincipal => ({
  arn: `arn:aws:sts::${accountId}:assumed-role/reader/ada`,
  roleArn: `arn:aws:iam::${accountId}:role/reader`,
  account: accountId,
  userId: 'AROAEXAMPLE:ada',
  layers: [
    {
      kind: 'identity',
      name: 'policies of reader',
      policies: [parsePolicy({ Version: '2012-10-17', Statement: statements })],
    },
  ],
  context: { 'cognito-identity.amazonaws.com:sub': 'us-east-1:ada' },
});

/** The check of permissions with a clock and a table of keys of its own. */
export const newAccess = () => {
  const clock = createClock();
  const keys = createKeys();
  const decisions = createDecisionLog(clock);
  const options = { keys, clock, decisions, region, account: accountId, owner: localCredentials };
  const access = createAccess(options);
  /** Credentials as an SDK client takes them. */
  const credentialsOf = (principal: SessionPrincipal, lifetimeSeconds = 3600) =>
    keys.issue(principal, lifetimeSeconds, clock.now());
  return { access, clock, keys, decisions, credentialsOf };
};
