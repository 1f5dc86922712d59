import { afterEach, describe, expect, it } from 'vitest';
import { deployActions } from '../../../cli/before-deploy/deploy-actions.ts';
import { diagnoseAccount } from '../../../cli/before-deploy/diagnose.ts';
import type { AccountFacts } from '../../../cli/before-deploy/facts.ts';
import { readAccount } from '../../../cli/before-deploy/read-account.ts';
import { localCredentials } from '../../../local/identity.ts';
import { readyAccount } from '../../support/before-deploy/ready-account.ts';
import {
  type Script,
  type ScriptedAws,
  startScriptedAws,
} from '../../support/services/scripted-aws.ts';

const region = 'eu-central-1';
const role = 'arn:aws:iam::123456789012:role/ci/Deployer';

const decided = (decision: string) =>
  deployActions
    .map(
      (action) =>
        `<member><EvalActionName>${action}</EvalActionName><EvalDecision>${decision}</EvalDecision></member>`,
    )
    .join('');

/** An account in which everything may be read. */
const account: Script = {
  GetAccount: () => ({
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    EnforcementStatus: 'HEALTHY',
    SendQuota: { Max24HourSend: 50_000, SentLast24Hours: 12, MaxSendRate: 14 },
  }),
  GetEmailIdentity: ({ EmailIdentity }) =>
    EmailIdentity === 'example.com'
      ? { VerifiedForSendingStatus: true, ConfigurationSetName: 'mail' }
      : { error: 'NotFoundException' },
  GetConfigurationSet: () => ({ SendingOptions: { SendingEnabled: true } }),
  GetAccountSettings: () => ({
    AccountLimit: { ConcurrentExecutions: 1000, TotalCodeSize: 80_530_636_800 },
    AccountUsage: { TotalCodeSize: 1 },
  }),
  ListUserPools: ({ NextToken }) =>
    NextToken === undefined
      ? { UserPools: [{ Id: 'a' }, { Id: 'b' }], NextToken: 'more' }
      : { UserPools: [{ Id: 'c' }] },
  ListServiceQuotas: ({ NextToken }) =>
    NextToken === undefined
      ? { Quotas: [{ QuotaName: 'Identity pools per account', Value: 1 }], NextToken: 'more' }
      : { Quotas: [{ QuotaName: 'User pools per account', Value: 1000 }] },
  GetCallerIdentity: () => ({
    xml: '<Arn>arn:aws:sts::123456789012:assumed-role/Deployer/session</Arn>',
  }),
  GetRole: () => ({ xml: `<Role><RoleName>Deployer</RoleName><Arn>${role}</Arn></Role>` }),
  SimulatePrincipalPolicy: () => ({
    xml: `<EvaluationResults>${decided('allowed')}</EvaluationResults><IsTruncated>false</IsTruncated>`,
  }),
};

const doubles: ScriptedAws[] = [];

type Asked = { readonly facts: AccountFacts; readonly calls: readonly string[] };

const ask = async (
  script: Script,
  parameters: Readonly<Record<string, string>> = { SenderAddress: 'no-reply@example.com' },
): Promise<Asked> => {
  const double = await startScriptedAws(script);
  doubles.push(double);
  const config = { region, endpoint: double.url, credentials: localCredentials };
  const facts = await readAccount(config, { region, parameters });
  return { facts, calls: double.calls };
};

const idsOf = (facts: AccountFacts): readonly string[] =>
  diagnoseAccount(facts, Date.parse('2026-11-25')).map(({ id }) => id);

afterEach(async () => {
  await Promise.all(doubles.splice(0).map((double) => double.stop()));
});

describe('Of the account, the doctor', () => {
  it('reads sender, sandbox, quotas over all pages and rights of the role behind a session', async () => {
    const { facts } = await ask(account);

    expect(facts).toEqual({
      ...readyAccount,
      identity: { name: 'example.com', exists: true, verified: true, configurationSet: 'mail' },
      configurationSet: { name: 'mail', exists: true, sends: true },
      rights: {
        principal: role,
        rights: deployActions.map((action) => ({
          action,
          decision: 'allowed',
          conditional: false,
        })),
      },
    });
    expect(idsOf(facts)).toEqual([]);
  });

  it('calls nothing that writes', async () => {
    const { calls } = await ask(account);

    expect(calls.length).toBeGreaterThan(9);
    expect(calls.filter((name) => !/^(Get|List|Simulate)/.test(name))).toEqual([]);
  });

  it('keeps every denied reading as a note and still ends', async () => {
    const { facts } = await ask({});

    expect(facts.unread.map(({ action }) => action).toSorted()).toEqual([
      'cognito-idp:ListUserPools',
      'lambda:GetAccountSettings',
      'servicequotas:ListServiceQuotas',
      'ses:GetAccount',
      'ses:GetEmailIdentity',
      'sts:GetCallerIdentity',
    ]);
    expect(new Set(idsOf(facts))).toEqual(new Set(['not-looked-at']));
  });

  it('takes a missing identity and a missing configuration set for facts', async () => {
    const missing = { error: 'NotFoundException' };
    const script: Script = { ...account, GetConfigurationSet: () => missing };

    const { facts } = await ask(script, {
      SenderAddress: 'a@other.example',
      SesConfigurationSet: 'x',
    });

    expect(idsOf(facts)).toEqual(['identity-missing', 'configuration-set-missing']);
    expect(facts.unread).toEqual([]);
  });

  it('asks for the identity of SenderIdentityArn where one is given', async () => {
    const { facts } = await ask(account, {
      SenderAddress: 'no-reply@shop.example',
      SenderIdentityArn: `arn:aws:ses:${region}:123456789012:identity/no-reply@shop.example`,
    });

    expect(facts.identity?.name).toBe('no-reply@shop.example');
  });

  it('counts no pools for a stack that makes none', async () => {
    const { calls } = await ask(account, { UserPoolId: `${region}_AbCdEf123` });

    expect(calls).not.toContain('ListUserPools');
  });

  it('simulates nothing for the root user, whom no policy of the account limits', async () => {
    const GetCallerIdentity = () => ({ xml: '<Arn>arn:aws:iam::123456789012:root</Arn>' });

    const { facts, calls } = await ask({ ...account, GetCallerIdentity });

    expect(calls).not.toContain('SimulatePrincipalPolicy');
    expect(facts.unread).toEqual([]);
  });
});
