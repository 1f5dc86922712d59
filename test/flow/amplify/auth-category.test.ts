import { setTimeout } from 'node:timers/promises';
import * as auth from 'aws-amplify/auth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChoicePool } from '../../support/pool/choice.ts';
import { startTestPools, type TestPools } from '../../support/pool/pool.ts';
import { otherPassword, password } from '../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../support/pool/sign-in.ts';
import { amplifyPool, appCode, confirmedUser } from './support.ts';

/*
 * Every function that aws-amplify/auth exports, unmodified, as a table of steps: what works in the local pool, and what
 * it refuses by name.
 */

let pools: TestPools;
let pool: ChoicePool;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await amplifyPool(pools);
});

afterAll(() => pools.stop());

beforeEach(() => auth.signOut());

const signedIn = async (): Promise<string> => {
  const username = await confirmedUser(pool);
  await auth.signIn({ username, password });
  return username;
};

const withUserAuth = (
  username: string,
  preferredChallenge?: 'EMAIL_OTP' | 'PASSWORD' | 'PASSWORD_SRP',
) =>
  auth.signIn({
    username,
    ...(preferredChallenge?.startsWith('PASSWORD') ? { password } : {}),
    options: {
      authFlowType: 'USER_AUTH',
      ...(preferredChallenge === undefined ? {} : { preferredChallenge }),
    },
  });

const email = async () => (await auth.fetchUserAttributes()).email;

/** The code that proves a new address goes to that address. */
const changedAddress = async (): Promise<string> => {
  const next = newEmail();
  await auth.updateUserAttribute({ userAttribute: { attributeKey: 'email', value: next } });
  return next;
};

const enrolled = async () => {
  const username = await signedIn();
  const { sharedSecret } = await auth.setUpTOTP();
  await auth.verifyTOTPSetup({ code: appCode(pools, sharedSecret) });
  await auth.updateMFAPreference({ totp: 'PREFERRED' });
  return { username, sharedSecret };
};

type Row = readonly [
  functions: string,
  step: string,
  run: () => Promise<unknown>,
  expected: unknown,
];

const working: readonly Row[] = [
  [
    'signUp',
    'with a password asks for the mailed code',
    async () => (await auth.signUp({ username: newEmail(), password })).nextStep.signUpStep,
    'CONFIRM_SIGN_UP',
  ],
  [
    'signUp',
    'without a password asks for the mailed code',
    async () => (await auth.signUp({ username: newEmail() })).nextStep.signUpStep,
    'CONFIRM_SIGN_UP',
  ],
  [
    'confirmSignUp resendSignUpCode',
    'a code that was sent again confirms',
    async () => {
      const username = newEmail();
      await auth.signUp({ username, password });
      await auth.resendSignUpCode({ username });
      const confirmationCode = pool.ownCodeTo(username);
      return (await auth.confirmSignUp({ username, confirmationCode })).isSignUpComplete;
    },
    true,
  ],
  [
    'autoSignIn',
    'by USER_AUTH signs in with the session of the confirmation, without a second code',
    async () => {
      const username = newEmail();
      const autoSignIn = { authFlowType: 'USER_AUTH' as const };
      await auth.signUp({ username, options: { userAttributes: { email: username }, autoSignIn } });
      const confirmationCode = pool.ownCodeTo(username);
      const { nextStep } = await auth.confirmSignUp({ username, confirmationCode });
      const { isSignedIn } = await auth.autoSignIn();
      return [nextStep.signUpStep, isSignedIn, pools.messagesTo(username).length];
    },
    ['COMPLETE_AUTO_SIGN_IN', true, 1],
  ],
  [
    'autoSignIn',
    'by password signs in after the confirmation',
    async () => {
      const username = newEmail();
      await auth.signUp({ username, password, options: { userAttributes: {}, autoSignIn: true } });
      await auth.confirmSignUp({ username, confirmationCode: pool.ownCodeTo(username) });
      // Amplify drops a second autoSignIn within 300 ms of the first (its debounce).
      await setTimeout(350);
      return (await auth.autoSignIn()).isSignedIn;
    },
    true,
  ],
  ...(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const).map(
    (authFlowType): Row => [
      'signIn',
      `by ${authFlowType}`,
      async () => {
        const username = await confirmedUser(pool);
        return (await auth.signIn({ username, password, options: { authFlowType } })).isSignedIn;
      },
      true,
    ],
  ),
  ...(['PASSWORD', 'PASSWORD_SRP'] as const).map(
    (preferred): Row => [
      'signIn',
      `by USER_AUTH with ${preferred} preferred`,
      async () => (await withUserAuth(await confirmedUser(pool), preferred)).isSignedIn,
      true,
    ],
  ),
  [
    'signIn confirmSignIn',
    'by USER_AUTH with EMAIL_OTP preferred, a wrong code before the right one',
    async () => {
      const username = await confirmedUser(pool);
      const { nextStep } = await withUserAuth(username, 'EMAIL_OTP');
      const wrong = await refusalOf(auth.confirmSignIn({ challengeResponse: 'nonsense' }));
      const challengeResponse = pool.codeTo(username);
      const { isSignedIn } = await auth.confirmSignIn({ challengeResponse });
      return [nextStep.signInStep, wrong.split(':')[0], isSignedIn];
    },
    ['CONFIRM_SIGN_IN_WITH_EMAIL_CODE', 'CodeMismatchException', true],
  ],
  [
    'signIn confirmSignIn',
    'by USER_AUTH with a choice of factors, EMAIL_OTP chosen',
    async () => {
      const username = await confirmedUser(pool);
      const { nextStep } = await withUserAuth(username);
      const chosen = await auth.confirmSignIn({ challengeResponse: 'EMAIL_OTP' });
      const ended = await auth.confirmSignIn({ challengeResponse: pool.codeTo(username) });
      return [nextStep.signInStep, chosen.nextStep.signInStep, ended.isSignedIn];
    },
    ['CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE', true],
  ],
  ...(['PASSWORD', 'PASSWORD_SRP'] as const).map(
    (factor): Row => [
      'signIn confirmSignIn',
      `by USER_AUTH with a choice of factors, ${factor} chosen`,
      async () => {
        await withUserAuth(await confirmedUser(pool));
        const { nextStep } = await auth.confirmSignIn({ challengeResponse: factor });
        const ended = await auth.confirmSignIn({ challengeResponse: password });
        return [nextStep.signInStep, ended.isSignedIn];
      },
      ['CONFIRM_SIGN_IN_WITH_PASSWORD', true],
    ],
  ),
  [
    'getCurrentUser fetchAuthSession decodeJWT',
    'name the user, and hold tokens of that user',
    async () => {
      await signedIn();
      const { userId } = await auth.getCurrentUser();
      const { tokens } = await auth.fetchAuthSession({ forceRefresh: true });
      return auth.decodeJWT(String(tokens?.accessToken)).payload.sub === userId;
    },
    true,
  ],
  [
    'fetchUserAttributes',
    'returns the address',
    async () => (await signedIn()) === (await email()),
    true,
  ],
  [
    'updateUserAttributes deleteUserAttributes',
    'set an attribute and remove it',
    async () => {
      await signedIn();
      await auth.updateUserAttributes({ userAttributes: { name: 'Ada' } });
      const { name: before } = await auth.fetchUserAttributes();
      await auth.deleteUserAttributes({ userAttributeKeys: ['name'] });
      return [before, (await auth.fetchUserAttributes()).name];
    },
    ['Ada', undefined],
  ],
  [
    'updateUserAttribute sendUserAttributeVerificationCode confirmUserAttribute',
    'prove a changed address by the newest code',
    async () => {
      await signedIn();
      const next = await changedAddress();
      await auth.sendUserAttributeVerificationCode({ userAttributeKey: 'email' });
      const confirmationCode = pool.ownCodeTo(next);
      await auth.confirmUserAttribute({ userAttributeKey: 'email', confirmationCode });
      return (await auth.fetchUserAttributes()).email_verified;
    },
    'true',
  ],
  [
    'updatePassword',
    'the new password signs in',
    async () => {
      const username = await signedIn();
      await auth.updatePassword({ oldPassword: password, newPassword: otherPassword });
      await auth.signOut();
      return (await auth.signIn({ username, password: otherPassword })).isSignedIn;
    },
    true,
  ],
  [
    'resetPassword confirmResetPassword',
    'a forgotten password is replaced by a mailed code',
    async () => {
      const username = await confirmedUser(pool);
      await auth.resetPassword({ username });
      const confirmationCode = pool.ownCodeTo(username);
      const reset = { username, confirmationCode, newPassword: otherPassword };
      await auth.confirmResetPassword(reset);
      return (await auth.signIn({ username, password: otherPassword })).isSignedIn;
    },
    true,
  ],
  [
    'setUpTOTP verifyTOTPSetup updateMFAPreference fetchMFAPreference confirmSignIn',
    'an authenticator app is added and asked for',
    async () => {
      const { username, sharedSecret } = await enrolled();
      const { preferred } = await auth.fetchMFAPreference();
      await auth.signOut();
      const { nextStep } = await auth.signIn({ username, password });
      const challengeResponse = appCode(pools, sharedSecret, 1);
      const { isSignedIn } = await auth.confirmSignIn({ challengeResponse });
      return [preferred, nextStep.signInStep, isSignedIn];
    },
    ['TOTP', 'CONFIRM_SIGN_IN_WITH_TOTP_CODE', true],
  ],
  [
    'signOut',
    'everywhere ends the refresh token and the session here',
    async () => {
      await signedIn();
      await auth.signOut({ global: true });
      return refusalOf(auth.getCurrentUser());
    },
    'UserUnAuthenticatedException: User needs to be authenticated to call this API.',
  ],
  [
    'deleteUser',
    'the user is gone',
    async () => {
      const username = await signedIn();
      await auth.deleteUser();
      return refusalOf(auth.signIn({ username, password }));
    },
    'NotAuthorizedException: Incorrect username or password.',
  ],
];

const absent = (operation: string) =>
  `UnknownOperationException: The local user pool does not have ${operation}`;

/** Devices, passkeys and hosted pages are not in the local pool. What it is asked for it refuses by name. */
const refused: readonly Row[] = [
  ['fetchDevices', '', () => refusalOf(auth.fetchDevices()), absent('ListDevices')],
  [
    'forgetDevice',
    '',
    () => refusalOf(auth.forgetDevice({ device: { id: 'key' } })),
    absent('ForgetDevice'),
  ],
  [
    'rememberDevice',
    'Amplify itself has no device to remember',
    () => refusalOf(auth.rememberDevice()),
    expect.stringMatching(/device/i),
  ],
  [
    'listWebAuthnCredentials',
    '',
    () => refusalOf(auth.listWebAuthnCredentials()),
    absent('ListWebAuthnCredentials'),
  ],
  [
    'deleteWebAuthnCredential',
    '',
    () => refusalOf(auth.deleteWebAuthnCredential({ credentialId: 'id' })),
    absent('DeleteWebAuthnCredential'),
  ],
  [
    'associateWebAuthnCredential',
    '',
    () => refusalOf(auth.associateWebAuthnCredential()),
    absent('StartWebAuthnRegistration'),
  ],
  [
    'signInWithRedirect',
    'without a domain for hosted pages',
    () => auth.signOut().then(() => refusalOf(auth.signInWithRedirect())),
    expect.stringMatching(/oauth param not configured/i),
  ],
];

describe('Amplify’s auth category', () => {
  it.each(working)('%s: %s', async (_functions, _step, run, expected) => {
    expect(await run()).toEqual(expected);
  });

  it.each(refused)('%s is refused by name %s', async (_functions, _step, run, expected) => {
    await signedIn();

    expect(await run()).toEqual(expected);
  });

  it('has every function that aws-amplify/auth exports in this table', () => {
    const named = [...working, ...refused].flatMap(([functions]) => functions.split(' '));
    const exported = Object.keys(auth).filter((name) => name !== 'AuthError');

    expect([...new Set(named)].toSorted()).toEqual(exported.toSorted());
  });
});
