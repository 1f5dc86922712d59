import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' };
const SoftwareTokenMfaConfiguration = { Enabled: true };

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});

afterAll(() => pools.stop());

const set = (UserPoolId: string, settings: object) =>
  pools.cognito.setUserPoolMfaConfig({ UserPoolId, ...settings });

describe('SetUserPoolMfaConfig', () => {
  it('SetUserPoolMfaConfig turns on SMS, and both descriptions of the pool show it', async () => {
    const { UserPoolId } = await newPool(pools);
    const SmsMfaConfiguration = { SmsAuthenticationMessage: 'Use {####}', SmsConfiguration };

    await set(UserPoolId, { MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration });

    expect(await pools.cognito.getUserPoolMfaConfig({ UserPoolId })).toMatchObject({
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration,
      SoftwareTokenMfaConfiguration: { Enabled: false },
    });
    expect((await pools.cognito.describeUserPool({ UserPoolId })).UserPool).toMatchObject({
      ...SmsMfaConfiguration,
      MfaConfiguration: 'OPTIONAL',
    });
  });

  it.each([
    [{ MfaConfiguration: 'ON' }, /can't disable all MFAs with a required or optional/],
    [{ MfaConfiguration: 'OPTIONAL' }, /can't disable all MFAs with a required or optional/],
    [
      { MfaConfiguration: 'OFF', SoftwareTokenMfaConfiguration },
      /can't turn off MFA and configure/,
    ],
    [
      { MfaConfiguration: 'OFF', SmsMfaConfiguration: { SmsConfiguration } },
      /can't turn off MFA and configure/,
    ],
    [{ MfaConfiguration: 'ON', SmsMfaConfiguration: {} }, /needs an SmsConfiguration/],
  ])('SetUserPoolMfaConfig refuses %o', async (settings, reason) => {
    const { UserPoolId } = await newPool(pools);

    expect(await refusalOf(set(UserPoolId, settings))).toMatch(reason);
    expect(await pools.cognito.getUserPoolMfaConfig({ UserPoolId })).toMatchObject({
      MfaConfiguration: 'OFF',
    });
  });

  it('a call without SMS is accepted in a pool with SmsConfiguration, and both factors are there', async () => {
    const { UserPoolId } = await newPool(pools, { pool: { SmsConfiguration } });

    await set(UserPoolId, { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration });

    expect(await pools.cognito.getUserPoolMfaConfig({ UserPoolId })).toMatchObject({
      SmsMfaConfiguration: { SmsConfiguration },
      SoftwareTokenMfaConfiguration,
    });
  });
});

describe('MFA by CreateUserPool and UpdateUserPool', () => {
  it('SmsConfiguration is a factor, and its pool asks a user with a number for a code by SMS', async () => {
    const made = { PoolName: 'test', MfaConfiguration: 'ON' as const, SmsConfiguration };
    const { UserPool } = await pools.cognito.createUserPool(made);

    const { SmsMfaConfiguration } = await pools.cognito.getUserPoolMfaConfig({
      UserPoolId: UserPool?.Id,
    });

    expect(SmsMfaConfiguration).toEqual({ SmsConfiguration });
  });

  it('UpdateUserPool cannot make MFA required, and keeps it where it is', async () => {
    const { UserPoolId } = await newPool(pools, { pool: { MfaConfiguration: 'OPTIONAL' } });
    const update = () => pools.cognito.updateUserPool({ UserPoolId, MfaConfiguration: 'ON' });
    const refused = await refusalOf(update());
    await set(UserPoolId, { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration });

    expect(refused).toMatch(/Cannot turn MFA functionality ON/);
    expect(await refusalOf(update())).toBe('answered');
  });

  it('UpdateUserPool refuses OPTIONAL in a pool without a factor', async () => {
    const { UserPoolId } = await newPool(pools);
    const MfaConfiguration = 'OPTIONAL';

    expect(await refusalOf(pools.cognito.updateUserPool({ UserPoolId, MfaConfiguration }))).toMatch(
      /SMS configuration and Auto verification/,
    );
  });
});
