import * as auth from 'aws-amplify/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEmailPool, signInCodeTo } from '../../support/pool/email-mfa.ts';
import { startTestPools, type TestPools } from '../../support/pool/pool.ts';
import { password } from '../../support/pool/pool-users.ts';
import { newEmail } from '../../support/pool/sign-in.ts';
import { appCode, pointAmplifyAt } from './support.ts';

/* The steps of Amplify's signIn in pools with codes by mail as a second factor. */

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});

afterAll(() => pools.stop());

const open = async (mode: 'ON' | 'OPTIONAL', options: { app?: boolean } = {}) => {
  const pool = await newEmailPool(pools, mode, options);
  pointAmplifyAt(pools, pool);
  await auth.signOut();
  return pool;
};

const signIn = async (username: string) =>
  (await auth.signIn({ username, password })).nextStep.signInStep;

const confirm = async (challengeResponse: string) =>
  (await auth.confirmSignIn({ challengeResponse })).nextStep;

describe('Amplify’s steps with codes by mail as a second factor', () => {
  it('updateMFAPreference of mail leads to a mailed code, which confirms the sign-in', async () => {
    const pool = await open('OPTIONAL');
    const email = newEmail();
    const username = await pool.newUser({ email });
    await signIn(username);
    await auth.updateMFAPreference({ email: 'PREFERRED' });
    const { preferred } = await auth.fetchMFAPreference();
    await auth.signOut();

    const step = await signIn(username);
    const { signInStep } = await confirm(signInCodeTo(pools, email));

    expect([preferred, step, signInStep]).toEqual([
      'EMAIL',
      'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
      'DONE',
    ]);
  });

  it('of mail and an authenticator app without a preference, mail can be chosen', async () => {
    const pool = await open('OPTIONAL', { app: true });
    const email = newEmail();
    const username = await pool.newUser({ email });
    await signIn(username);
    const { sharedSecret } = await auth.setUpTOTP();
    await auth.verifyTOTPSetup({ code: appCode(pools, sharedSecret) });
    await auth.updateMFAPreference({ email: 'ENABLED', totp: 'ENABLED' });
    await auth.signOut();

    const step = await signIn(username);
    const chosen = await confirm('EMAIL');
    const { signInStep } = await confirm(signInCodeTo(pools, email));

    expect([step, chosen.signInStep, signInStep]).toEqual([
      'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
      'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
      'DONE',
    ]);
  });

  it('a user without an address gives one, where the pool requires a code by mail', async () => {
    const pool = await open('ON');
    const email = newEmail();

    const step = await signIn(await pool.newUser());
    const asked = await confirm(email);
    const { signInStep } = await confirm(signInCodeTo(pools, email));

    expect([step, asked.signInStep, signInStep]).toEqual([
      'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP',
      'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
      'DONE',
    ]);
    expect(await auth.fetchUserAttributes()).toMatchObject({ email, email_verified: 'true' });
  });

  it('a user without any factor chooses between mail and an authenticator app', async () => {
    const pool = await open('ON', { app: true });
    const email = newEmail();

    const step = await signIn(await pool.newUser());
    const byMail = await confirm('EMAIL');
    await confirm(email);
    const { signInStep } = await confirm(signInCodeTo(pools, email));
    await auth.signOut();
    await signIn(await pool.newUser());
    const byApp = await confirm('TOTP');
    if (byApp.signInStep !== 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') throw new Error(byApp.signInStep);
    const ended = await confirm(appCode(pools, byApp.totpSetupDetails.sharedSecret));

    expect([step, byMail.signInStep, signInStep, ended.signInStep]).toEqual([
      'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
      'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP',
      'DONE',
      'DONE',
    ]);
  });
});
