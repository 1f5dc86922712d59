import * as auth from 'aws-amplify/auth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../support/pool/pool.ts';
import { newPool, type PoolUnderTest, password } from '../../support/pool/pool-users.ts';
import { appCode, pointAmplifyAt } from './support.ts';

/* The steps of Amplify's signIn in a pool with two second factors: codes by SMS and authenticator apps. */

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' };

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools, { pool: { SmsConfiguration } });
  await pools.cognito.setUserPoolMfaConfig({
    UserPoolId: pool.UserPoolId,
    MfaConfiguration: 'OPTIONAL',
    SmsMfaConfiguration: { SmsConfiguration },
    SoftwareTokenMfaConfiguration: { Enabled: true },
  });
  pointAmplifyAt(pools, pool);
});

afterAll(() => pools.stop());

beforeEach(() => auth.signOut());

/** A signed-in user with that number. */
const signedIn = async (phone_number: string): Promise<string> => {
  const username = await pool.newUser({ phone_number });
  await auth.signIn({ username, password });
  return username;
};

const signInAgain = async (username: string) => {
  await auth.signOut();
  return (await auth.signIn({ username, password })).nextStep.signInStep;
};

const confirm = async (challengeResponse: string) =>
  (await auth.confirmSignIn({ challengeResponse })).nextStep.signInStep;

describe('Amplify’s steps with codes by SMS', () => {
  it('updateMFAPreference of SMS leads to a code by SMS, which confirms the sign-in', async () => {
    const number = '+15550000101';
    const username = await signedIn(number);
    await auth.updateMFAPreference({ sms: 'PREFERRED' });

    const step = await signInAgain(username);
    const ended = await confirm(pool.codeTo(number));

    expect([step, ended]).toEqual(['CONFIRM_SIGN_IN_WITH_SMS_CODE', 'DONE']);
  });

  it.each([
    ['SMS', 'CONFIRM_SIGN_IN_WITH_SMS_CODE', '+15550000102'],
    ['TOTP', 'CONFIRM_SIGN_IN_WITH_TOTP_CODE', '+15550000103'],
  ])('of two factors without a preference, %s can be chosen', async (factor, step, number) => {
    const username = await signedIn(number);
    const { sharedSecret } = await auth.setUpTOTP();
    await auth.verifyTOTPSetup({ code: appCode(pools, sharedSecret) });
    await auth.updateMFAPreference({ sms: 'ENABLED', totp: 'ENABLED' });

    const asked = await signInAgain(username);
    const chosen = await confirm(factor);
    const code = factor === 'SMS' ? pool.codeTo(number) : appCode(pools, sharedSecret, 1);
    const ended = await confirm(code);

    expect([asked, chosen, ended]).toEqual(['CONTINUE_SIGN_IN_WITH_MFA_SELECTION', step, 'DONE']);
  });
});
