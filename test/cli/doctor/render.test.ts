import { describe, expect, it } from 'vitest';
import { plainScreen } from '../../../cli/common/output.ts';
import { diagnose } from '../../../cli/doctor/diagnose.ts';
import { withoutEmulator } from '../../../cli/doctor/emulator.ts';
import type { Facts } from '../../../cli/doctor/facts.ts';
import { findingIds, headlineOf } from '../../../cli/doctor/headlines.ts';
import { render, renderExplained } from '../../../cli/doctor/render.ts';
import { withClient, withTable } from '../../support/doctor/changed-facts.ts';
import { aPermission, healthyFacts } from '../../support/doctor/healthy-facts.ts';
import { weaknesses } from './weaknesses.ts';

const { userPoolId } = healthyFacts;
const typed = `npm run doctor -- --user-pool-id ${userPoolId} --explain ID`;

const careless = withClient({
  PreventUserExistenceErrors: 'LEGACY',
  ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
  CallbackURLs: ['http://app.example.com/'],
});

/** Something of every severity about several subjects, and a reading that was refused. */
const ill: Facts = {
  ...careless,
  pool: {
    ...careless.pool,
    DeletionProtection: 'INACTIVE',
    SmsConfiguration: { SnsCallerArn: '' },
  },
  triggers: careless.triggers.map((one) =>
    one.trigger === 'PreSignUp'
      ? { ...one, policy: JSON.stringify({ Statement: [aPermission({ Condition: {} })] }) }
      : one,
  ),
  webAcl: undefined,
  unread: [{ action: 'wafv2:GetWebACLForResource', about: 'AWS WAF', why: 'AccessDenied' }],
};

const screens = {
  'doctor-healthy': healthyFacts,
  'doctor-noted': { ...healthyFacts, identityPoolId: undefined },
  'doctor-ill': ill,
} as const;

describe('The doctor’s screen', () => {
  it.each([80, 120])('at %i columns looks as it was approved', async (width) => {
    for (const [name, facts] of Object.entries(screens)) {
      const text = render(userPoolId, diagnose(facts), typed, plainScreen(width));
      await expect(`${text}\n`).toMatchFileSnapshot(`../screens/${name}-${width}.txt`);
    }
  });

  it.each([80, 120])('of one finding at %i columns looks as it was approved', async (width) => {
    const told = diagnose(ill).filter(({ id }) => id === 'user-existence-told');

    const text = renderExplained(told, plainScreen(width));

    await expect(`${text}\n`).toMatchFileSnapshot(`../screens/doctor-explain-${width}.txt`);
  });

  it('says first how many findings there are and how bad the worst is', () => {
    const text = render(userPoolId, diagnose(ill), typed, plainScreen(120));

    expect(text).toMatch(
      /^User pool eu-central-1_Healthy1: 2 errors, 3 warnings, 2 notes\. A guarantee of the suite/,
    );
  });

  it('says so when something could not be read', () => {
    expect(render(userPoolId, diagnose(ill), typed, plainScreen(120))).toContain('incomplete');
    expect(render(userPoolId, diagnose(careless), typed, plainScreen(120))).not.toContain(
      'incomplete',
    );
  });

  it.each(weaknesses)('has one line of at most 80 columns for %s (%s)', (id, _, facts) => {
    const line = render(userPoolId, diagnose(facts), typed, plainScreen(80))
      .split('\n')
      .find((one) => one.includes(` ${id} `));

    expect(line?.endsWith(headlineOf(id) ?? '-')).toBe(true);
    expect(line?.length).toBeLessThanOrEqual(80);
  });

  it('has a headline for no finding that the rules do not know', () => {
    expect(findingIds.toSorted()).toEqual([...new Set(weaknesses.map(([id]) => id))].toSorted());
  });
});

describe('Fixes, which people paste', () => {
  it('stay on one line, however long they are', () => {
    const findings = diagnose(ill);

    const lines = renderExplained(findings, plainScreen(80)).split('\n');

    for (const { fix } of findings) expect(lines).toContain(fix);
  });

  it('never close sign-up', () => {
    const open = { ...healthyFacts.pool, AdminCreateUserConfig: undefined };

    for (const webAcl of ['', 'arn:aws:wafv2:eu-central-1:1:regional/webacl/a']) {
      const found = diagnose({ ...healthyFacts, pool: open, webAcl });
      expect(found.map(({ id }) => id)).toContain('sign-up-tells');
      expect(JSON.stringify(found)).not.toContain('AllowAdminCreateUserOnly = true');
    }
  });
});

it('What only says that an endpoint is an emulator is no finding.', () => {
  const facts: Facts = {
    ...withTable({}, 'DISABLED'),
    webAcl: undefined,
    unread: [
      { action: 'wafv2:GetWebACLForResource', about: 'WAF', why: 'UnknownOperationException' },
      { action: 'lambda:GetPolicy', about: 'PreSignUp', why: 'AccessDeniedException' },
    ],
  };

  const found = diagnose(withoutEmulator(facts));

  expect(found.map(({ id, subject }) => [id, subject])).toEqual([['not-looked-at', 'PreSignUp']]);
});
