import { describe, expect, it } from 'vitest';
import { createActions } from '../../../cli/before-deploy/deploy-actions.ts';
import { diagnoseAccount } from '../../../cli/before-deploy/diagnose.ts';
import type { AccountFacts } from '../../../cli/before-deploy/facts.ts';
import { accountFindingIds } from '../../../cli/before-deploy/headlines.ts';
import { renderAccount, verdictOf } from '../../../cli/before-deploy/render.ts';
import { suiteRuntime } from '../../../cli/before-deploy/rules/runtime.ts';
import { plainScreen } from '../../../cli/common/output.ts';
import type { Severity } from '../../../cli/doctor/finding.ts';
import { templateFile } from '../../../local/paths.ts';
import { readRawTemplate } from '../../../local/template/raw-template.ts';
import { deprecations } from '../../../release/runtimes.ts';
import {
  readyAccount,
  withIdentity,
  withParameters,
  withRight,
  withSending,
} from '../../support/before-deploy/ready-account.ts';

const now = Date.parse('2026-11-25T00:00:00Z');
const set = { name: 'mail', exists: true, sends: true };
const lambda = { concurrentExecutions: 1000, codeBytes: 0, codeBytesLimit: 10_000_000 };
const unread = [{ action: 'ses:GetAccount', about: 'SES sandbox, quota and rate', why: 'Denied' }];

const obstacles: readonly (readonly [string, Severity, AccountFacts, number])[] = [
  ['no-sender', 'error', { ...withParameters({ SenderAddress: '' }), identity: undefined }, now],
  ['no-words-in-default-locale', 'error', withParameters({ DefaultLocale: 'zz' }), now],
  ['identity-missing', 'error', withIdentity({ exists: false, verified: false }), now],
  ['identity-not-verified', 'error', withIdentity({ verified: false }), now],
  ['identity-of-another-sender', 'error', withIdentity({ name: 'example.org' }), now],
  [
    'identity-of-another-region',
    'error',
    withParameters({ SenderIdentityArn: 'arn:aws:ses:us-east-1:1:identity/example.com' }),
    now,
  ],
  [
    'configuration-set-off',
    'error',
    { ...readyAccount, configurationSet: { ...set, sends: false } },
    now,
  ],
  [
    'configuration-set-missing',
    'error',
    { ...readyAccount, configurationSet: { ...set, exists: false } },
    now,
  ],
  ['sending-stopped', 'error', withSending({ enabled: false }), now],
  ['sending-stopped', 'error', withSending({ enforcement: 'SHUTDOWN' }), now],
  [
    'ses-sandbox',
    'warning',
    withSending({ production: false, max24HourSend: 200, maxSendRate: 1 }),
    now,
  ],
  ['sending-on-probation', 'warning', withSending({ enforcement: 'PROBATION' }), now],
  ['sending-quota-nearly-used', 'warning', withSending({ sentLast24Hours: 40_000 }), now],
  ['sending-quota-used-up', 'error', withSending({ sentLast24Hours: 50_000 }), now],
  ['sending-rate-low', 'note', withSending({ maxSendRate: 5 }), now],
  ['user-pools-full', 'error', { ...readyAccount, poolQuota: { pools: 10, limit: 10 } }, now],
  [
    'concurrency-low',
    'warning',
    { ...readyAccount, lambda: { ...lambda, concurrentExecutions: 10 } },
    now,
  ],
  [
    'code-storage-full',
    'error',
    { ...readyAccount, lambda: { ...lambda, codeBytes: 9_000_000 } },
    now,
  ],
  ['runtime-ending', 'warning', readyAccount, Date.parse('2028-01-01T00:00:00Z')],
  ['runtime-deprecated', 'warning', readyAccount, Date.parse('2028-05-01T00:00:00Z')],
  ['rights-denied', 'error', withRight('explicitDeny'), now],
  ['rights-missing', 'warning', withRight('explicitDeny', true), now],
  ['rights-missing', 'warning', withRight('implicitDeny'), now],
  ['not-looked-at', 'note', { ...readyAccount, sending: undefined, unread }, now],
];

describe('Before a deployment, the doctor', () => {
  it('has nothing to say of an account that is ready', () => {
    expect(diagnoseAccount(readyAccount, now)).toEqual([]);
  });

  it.each(obstacles)('finds exactly %s (%s)', (id, severity, facts, moment) => {
    expect(diagnoseAccount(facts, moment).map((one) => [one.id, one.severity])).toEqual([
      [id, severity],
    ]);
  });

  it('has a headline for each finding and for nothing else', () => {
    expect(accountFindingIds.toSorted()).toEqual(
      [...new Set(obstacles.map(([id]) => id))].toSorted(),
    );
  });

  it('takes a subdomain and an address for senders of their identity', () => {
    const below = withParameters({ SenderAddress: 'code@mail.example.com' });
    const own = withIdentity({ name: 'No-Reply@example.com' });

    expect([...diagnoseAccount(below, now), ...diagnoseAccount(own, now)]).toEqual([]);
  });

  it('knows the runtime of the template and its date', () => {
    const { Globals } = readRawTemplate(templateFile);

    expect(Globals).toMatchObject({ Function: { Runtime: suiteRuntime.name } });
    expect(suiteRuntime.deprecatedOn).toBe(deprecations[suiteRuntime.name]);
  });

  it('asks for a right of every type of resource in the template', () => {
    const { Resources } = readRawTemplate(templateFile);

    const types = new Set(Object.values(Resources).map(({ Type }) => Type));

    expect([...types].filter((type) => createActions[type] === undefined)).toEqual([]);
  });
});

describe('The screen before a deployment', () => {
  const screens: Readonly<Record<string, AccountFacts>> = {
    ready: readyAccount,
    sandbox: withSending({ production: false, max24HourSend: 200, maxSendRate: 1 }),
    ill: {
      ...withIdentity({ exists: false, verified: false }),
      lambda: { ...lambda, concurrentExecutions: 10 },
      rights: withRight('implicitDeny').rights,
      poolQuota: undefined,
      unread: [
        {
          action: 'servicequotas:ListServiceQuotas',
          about: 'number of user pools',
          why: 'AccessDeniedException',
        },
      ],
    },
    unknown: { ...readyAccount, sending: undefined, unread },
  };

  it.each(Object.entries(screens))(
    'looks as it was approved for an account that is %s',
    async (name, facts) => {
      const text = renderAccount(
        'Region eu-central-1, sender no-reply@example.com.',
        diagnoseAccount(facts, now),
        'npm run doctor -- --before-deploy --explain ID',
        plainScreen(80),
      );

      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expect(text.split('\n').length).toBeLessThan(24);
      await expect(`${text}\n`).toMatchFileSnapshot(`../screens/before-deploy-${name}-80.txt`);
    },
  );

  it('does not promise a first code where SES could not be asked', () => {
    const findings = diagnoseAccount({ ...readyAccount, sending: undefined, unread }, now);

    expect(verdictOf(findings)).toContain('is unknown');
    expect(verdictOf([])).not.toContain('unknown');
  });
});
