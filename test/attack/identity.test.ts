import {
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  InitiateAuthCommand,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newEmail, refusalOf } from '../support/pool/sign-in.ts';
import { mailedCode, startTarget, type Target } from './support/client.ts';
import { report } from './support/figure.ts';

let target: Target;

beforeAll(async () => {
  target = await startTarget({ BlockedEmailDomains: 'blocked.example' });
});

afterAll(() => target.stop());

const attributesOf = async (sub: string): Promise<Readonly<Record<string, string>>> => {
  const { UserAttributes = [] } = await target.cognito.send(
    new AdminGetUserCommand({ UserPoolId: target.stack.info.userPoolId, Username: sub }),
  );
  return Object.fromEntries(UserAttributes.map(({ Name = '', Value = '' }) => [Name, Value]));
};

const setAttributes = (sub: string, attributes: Record<string, string>) =>
  target.cognito.send(
    new AdminUpdateUserAttributesCommand({
      UserPoolId: target.stack.info.userPoolId,
      Username: sub,
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    }),
  );

const enter = async (email: string): Promise<string> => {
  const round = await target.client.start(email);
  const answered = await target.client.answer(email, await mailedCode(target, email), round);
  if (answered.outcome !== 'in') throw new Error('the sign-in failed');
  return answered.accessToken;
};

it("a sign-up with the victim's address and a password gives an attacker no tokens", async (context) => {
  const Password = 'Attackers-own-passw0rd';
  const victim = await target.signUp();
  const flows = ['USER_PASSWORD_AUTH', 'USER_SRP_AUTH', 'USER_AUTH'] as const;
  const refusals = await Promise.all(
    flows.map((AuthFlow) =>
      refusalOf(
        target.cognito.send(
          new InitiateAuthCommand({
            AuthFlow,
            ClientId: target.ClientId,
            AuthParameters: { USERNAME: victim.email, PASSWORD: Password, SRP_A: 'ab' },
          }),
        ),
      ),
    ),
  );
  const before = await attributesOf(victim.sub);
  await enter(victim.email);
  const after = await attributesOf(victim.sub);

  report(context, {
    family: 'identity',
    figure: `${refusals.filter((refusal) => refusal === 'answered').length} of ${flows.length} password flows open to a pre-hijacker`,
    goal: '0',
  });
  expect(refusals.filter((refusal) => refusal === 'answered')).toEqual([]);
  expect(before.email_verified).not.toBe('true');
  expect(after.email_verified).toBe('true');
});

it('an address that changes while its code is answered is never marked verified in its place', async (context) => {
  let falselyMarked = 0;
  const rounds = 15;
  for (let round = 0; round < rounds; round += 1) {
    const { email, sub } = await target.signUp();
    const other = newEmail();
    const started = await target.client.start(email);
    const code = await mailedCode(target, email);
    const delay = new Promise((resolve) => setTimeout(resolve, round * 3));
    await Promise.all([
      target.client.answer(email, code, started),
      delay.then(() => setAttributes(sub, { email: other, email_verified: 'false' })),
    ]);
    const now = await attributesOf(sub);
    if (now.email === other && now.email_verified === 'true') falselyMarked += 1;
  }

  report(context, {
    family: 'identity',
    figure: `${falselyMarked} of ${rounds} addresses marked without a proof in a race`,
    goal: '0',
  });
  expect(falselyMarked).toBe(0);
});

it('a client cannot set a mark, a claim or a foreign attribute, at sign-up or later', async (context) => {
  const forbidden: readonly Record<string, string>[] = [
    { email_verified: 'true' },
    { phone_number_verified: 'true' },
    { 'custom:tenant': 'other' },
    { 'custom:roles': 'admin' },
    { profile: 'admin' },
    { website: 'https://attacker.example' },
  ];
  const { email } = await target.signUp();
  const AccessToken = await enter(email);
  const open = [];
  for (const attributes of forbidden) {
    open.push(await refusalOf(target.signUp(newEmail(), attributes)));
    const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
    const update = new UpdateUserAttributesCommand({ AccessToken, UserAttributes });
    open.push(await refusalOf(target.cognito.send(update)));
  }

  const taken = open.filter((refusal) => refusal === 'answered').length;
  report(context, {
    family: 'identity',
    figure: `${taken} of ${open.length} writes of marks, claims and foreign attributes taken`,
    goal: '0',
  });
  expect(taken).toBe(0);
});

it('an address of a blocked domain, taken on after sign-up, gets no mail and no tokens', async (context) => {
  const { email, sub } = await target.signUp();
  const token = await enter(email);
  await target.stack.advance(31);
  const round = await target.client.start(email);
  const code = await mailedCode(target, email);
  const blocked = newEmail().replace('example.com', 'blocked.example');
  await setAttributes(sub, { email: blocked, email_verified: 'true' });

  const late = await target.client.answer(sub, code, round);
  await target.stack.advance(700);
  const shown = await target.client.start(sub);
  const mails = await target.mailboxes.all(blocked);

  report(context, {
    family: 'identity',
    figure: `${mails.length} mails and ${late.outcome === 'in' ? 1 : 0} token sets for a domain that is blocked after sign-up`,
    goal: '0 and 0',
  });
  expect(token).not.toBe('');
  expect(late.outcome).not.toBe('in');
  expect(shown.ChallengeParameters?.step).toBe('code');
  expect(mails).toEqual([]);
});

it("a provider's address counts only where the provider says exactly that it is verified", async (context) => {
  const federated = (email_verified: string | undefined) => ({
    version: '1',
    region: 'us-east-1',
    userPoolId: target.stack.info.userPoolId,
    userName: 'Google_248289761001',
    callerContext: { awsSdkVersion: 'none', clientId: target.ClientId },
    triggerSource: 'PreSignUp_ExternalProvider',
    request: {
      userAttributes: {
        email: newEmail(),
        ...(email_verified === undefined ? {} : { email_verified }),
      },
      validationData: {},
    },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  });
  const admitted = async (email_verified: string | undefined) => {
    const { response, error } = await target.stack.invoke(
      'PreSignUpFunction',
      federated(email_verified),
    );
    const text = JSON.stringify(response) ?? '';
    return {
      in: error === undefined,
      marks: text.includes('"autoVerifyEmail":true') || text.includes('"autoConfirmUser":true'),
    };
  };
  const weak = [undefined, '', 'false', 'True', 'TRUE', '1', 'yes', ' true', 'true '];
  const outcomes = [];
  for (const mark of weak) outcomes.push(await admitted(mark));
  const good = await admitted('true');

  const taken = outcomes.filter((outcome) => outcome.in || outcome.marks).length;
  report(context, {
    family: 'identity',
    figure: `${taken} of ${weak.length} unverified provider addresses taken`,
    goal: '0',
  });
  expect(taken).toBe(0);
  expect(good).toEqual({ in: true, marks: false });
});
