import { readFileSync } from 'node:fs';
import * as auth from 'aws-amplify/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { create, inOrder, verify } from '../../support/pool/custom-auth.ts';
import { startTestPools, type TestPools, triggersNamed } from '../../support/pool/pool.ts';
import {
  attributesOf,
  newPool,
  otherPassword,
  type PoolOptions,
  password,
  uniqueName,
} from '../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../support/pool/sign-in.ts';
import { appCode, pointAmplifyAt } from './support.ts';

/* The steps that Amplify's signIn and confirmSignIn can end in, in pools that lead to each. */

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});

afterAll(() => pools.stop());

const open = async (options: PoolOptions = {}) => {
  const pool = await newPool(pools, options);
  pointAmplifyAt(pools, pool);
  await auth.signOut();
  return pool;
};

type Flow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_WITHOUT_SRP' | 'CUSTOM_WITH_SRP';

/** Signs in; resolves with the step, and whether it was the last. */
const signIn = async (username: string, authFlowType: Flow = 'USER_SRP_AUTH') => {
  const given = authFlowType === 'CUSTOM_WITHOUT_SRP' ? {} : { password };
  const { nextStep } = await auth.signIn({ username, ...given, options: { authFlowType } });
  return nextStep;
};

const confirm = async (challengeResponse: string) =>
  (await auth.confirmSignIn({ challengeResponse })).nextStep.signInStep;

/** A user with a temporary password in a pool that requires a name. */
const invited = async () => {
  const Schema = [{ Name: 'name', Required: true, Mutable: true }];
  const { UserPoolId } = await open({ pool: { Schema } });
  const Username = uniqueName();
  await pools.cognito.adminCreateUser({
    UserPoolId,
    Username,
    MessageAction: 'SUPPRESS',
    TemporaryPassword: password,
    UserAttributes: attributesOf({ name: 'Ada' }),
  });
  return Username;
};

const withChallenges = async (...names: string[]) => {
  const functions = {
    DefineAuthChallenge: inOrder(...names),
    CreateAuthChallenge: create,
    VerifyAuthChallengeResponse: verify,
  };
  pools.run(functions);
  return open({ pool: { LambdaConfig: triggersNamed(...Object.keys(functions)) } });
};

type Row = readonly [step: string, way: string, run: () => Promise<unknown>, expected: unknown];

const reached: readonly Row[] = [
  [
    'CONFIRM_SIGN_UP',
    'of a user who has not confirmed, and DONE after the code',
    async () => {
      const pool = await open({ pool: { AutoVerifiedAttributes: ['email'] } });
      const { Username, email } = await pool.signUp();
      const { signInStep } = await signIn(Username);
      const confirmationCode = pool.codeTo(email);
      await auth.confirmSignUp({ username: Username, confirmationCode });
      return [signInStep, (await signIn(Username)).signInStep];
    },
    ['CONFIRM_SIGN_UP', 'DONE'],
  ],
  [
    'RESET_PASSWORD',
    'of a user whose password was reset, and DONE with the new one',
    async () => {
      const pool = await open();
      const email = newEmail();
      const username = await pool.newUser({ email, email_verified: 'true' });
      const { UserPoolId } = pool;
      await pools.cognito.adminResetUserPassword({ UserPoolId, Username: username });
      const { signInStep } = await signIn(username);
      const confirmationCode = pool.codeTo(email);
      await auth.confirmResetPassword({ username, confirmationCode, newPassword: password });
      return [signInStep, (await signIn(username)).signInStep];
    },
    ['RESET_PASSWORD', 'DONE'],
  ],
  ...(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const).map(
    (flow): Row => [
      'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
      `of a user with a temporary password by ${flow}`,
      async () => {
        const { signInStep } = await signIn(await invited(), flow);
        return [signInStep, await confirm(otherPassword)];
      },
      ['CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED', 'DONE'],
    ],
  ),
  ...(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const).map(
    (flow): Row => [
      'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
      `of a user without the factor that the pool requires, by ${flow}`,
      async () => {
        const pool = await open({ pool: { MfaConfiguration: 'ON' } });
        const step = await signIn(await pool.newUser(), flow);
        if (step.signInStep !== 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') return step;
        return confirm(appCode(pools, step.totpSetupDetails.sharedSecret));
      },
      'DONE',
    ],
  ),
  ...(
    [
      ['CUSTOM_WITHOUT_SRP', ['CUSTOM_CHALLENGE']],
      ['CUSTOM_WITH_SRP', ['PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE']],
    ] as const
  ).map(
    ([flow, challenges]): Row => [
      'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
      `by ${flow}, with the parameters of the challenge`,
      async () => {
        const pool = await withChallenges(...challenges);
        const step = await signIn(await pool.newUser(), flow);
        if (step.signInStep !== 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE') return step;
        return [step.additionalInfo?.hint, await confirm('right')];
      },
      ['h', 'DONE'],
    ],
  ),
];

/** Steps of the other tables, by file. */
const elsewhere: Readonly<Record<string, string>> = {
  CONFIRM_SIGN_IN_WITH_EMAIL_CODE: 'auth-category.test.ts',
  CONFIRM_SIGN_IN_WITH_PASSWORD: 'auth-category.test.ts',
  CONFIRM_SIGN_IN_WITH_TOTP_CODE: 'auth-category.test.ts',
  CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION: 'auth-category.test.ts',
  CONFIRM_SIGN_IN_WITH_SMS_CODE: 'sms-steps.test.ts',
  CONTINUE_SIGN_IN_WITH_MFA_SELECTION: 'sms-steps.test.ts',
  CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION: 'email-steps.test.ts',
  CONTINUE_SIGN_IN_WITH_EMAIL_SETUP: 'email-steps.test.ts',
};

describe('Amplify’s steps of a sign-in', () => {
  it.each(reached)('%s %s', async (_step, _way, run, expected) => {
    expect(await run()).toEqual(expected);
  });

  it('a wrong answer to a custom challenge ends the sign-in', async () => {
    const pool = await withChallenges('CUSTOM_CHALLENGE');
    pools.run({
      DefineAuthChallenge: ({ request }) =>
        Array.isArray(request.session) && request.session.length > 0
          ? { failAuthentication: true }
          : { challengeName: 'CUSTOM_CHALLENGE' },
      CreateAuthChallenge: create,
      VerifyAuthChallengeResponse: verify,
    });
    await signIn(await pool.newUser(), 'CUSTOM_WITHOUT_SRP');

    expect(await refusalOf(confirm('wrong'))).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    );
  });

  it('has every step that Amplify’s helpers of signIn can return in this table', () => {
    const utils = '../../../node_modules/@aws-amplify/auth/dist/esm/providers/cognito/utils';
    const path = new URL(`${utils}/signInHelpers.mjs`, import.meta.url);
    const source = readFileSync(path, 'utf8');
    const known = [...reached.map(([step]) => step), ...Object.keys(elsewhere)];

    const returned = [...source.matchAll(/signInStep: '(\w+)'/g)].map(([, step]) => step);

    expect(returned.length).toBeGreaterThan(10);
    expect([...new Set(returned)].toSorted()).toEqual([...new Set(known)].toSorted());
  });
});
