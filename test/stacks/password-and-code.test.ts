import {
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  newEmail,
  refusalOf,
  type SignIn,
  signInWith,
  throwAwayPassword,
  wrongFor,
} from '../support/pool/sign-in.ts';
import { srpClient } from '../support/pool/srp-client.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  const parameterOverrides = { PasswordAndCode: 'required', SignUpConfirmation: 'cognito' };
  stack = await startTestStack({ parameterOverrides });
  user = signInWith(stack);
});

afterAll(() => stack.stop());

/** A user who confirmed the address by Cognito's own code. */
const confirmedUser = async () => {
  const { cognito, ClientId } = user;
  const [email, password] = [newEmail(), throwAwayPassword()];
  const UserAttributes = [{ Name: 'email', Value: email }];
  await cognito.send(
    new SignUpCommand({ ClientId, Username: email, Password: password, UserAttributes }),
  );
  const [mail] = await user.mailsTo(email);
  const [, ConfirmationCode] = />(\d{6})</.exec(mail?.html ?? '') ?? [];
  await cognito.send(new ConfirmSignUpCommand({ ClientId, Username: email, ConfirmationCode }));
  await stack.call('DELETE', 'outbox');
  return { email, password };
};

/** CUSTOM_AUTH with SRP first, up to what proves the password. */
const startWithPassword = async (email: string, password: string) => {
  const srp = srpClient(stack.info.userPoolId, password);
  const started = await user.cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'CUSTOM_AUTH',
      ClientId: user.ClientId,
      AuthParameters: { USERNAME: email, CHALLENGE_NAME: 'SRP_A', SRP_A: srp.SRP_A },
    }),
  );
  return { ...started, proof: srp.answer(started.ChallengeParameters) };
};

const provePassword = ({ Session, proof }: Awaited<ReturnType<typeof startWithPassword>>) =>
  user.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: user.ClientId,
      ChallengeName: 'PASSWORD_VERIFIER',
      Session,
      ChallengeResponses: proof,
    }),
  );

describe('with PasswordAndCode=required', () => {
  it('a password and then a code give tokens; the code is mailed after the password was right', async () => {
    const { email, password } = await confirmedUser();
    const started = await startWithPassword(email, password);
    const before = await user.mailsTo(email);

    const challenge = await provePassword(started);
    const { AuthenticationResult } = await user.answer(
      email,
      await user.mailedCode(email),
      challenge,
    );

    expect(started.ChallengeName).toBe('PASSWORD_VERIFIER');
    expect(before).toEqual([]);
    expect(challenge.ChallengeParameters).toMatchObject({ step: 'code', codeKind: 'digits' });
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('a wrong code leaves another try in the same sign-in', async () => {
    const { email, password } = await confirmedUser();
    const challenge = await provePassword(await startWithPassword(email, password));
    const code = await user.mailedCode(email);

    const again = await user.answer(email, wrongFor(code), challenge);
    const { AuthenticationResult } = await user.answer(email, code, again);

    expect(again.AuthenticationResult).toBeUndefined();
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('a wrong password ends the sign-in and mails nothing', async () => {
    const { email } = await confirmedUser();

    const refused = await refusalOf(
      startWithPassword(email, throwAwayPassword()).then(provePassword),
    );

    expect(refused).toBe('NotAuthorizedException: Incorrect username or password.');
    expect(await user.mailsTo(email)).toEqual([]);
  });

  it('a sign-in without a password fails at its start and mails nothing', async () => {
    const { email } = await confirmedUser();

    const refused = await refusalOf(user.start(email));

    expect(refused).toMatch(/^NotAuthorizedException: /);
    expect(await user.mailsTo(email)).toEqual([]);
  });

  it('the client has no flow in which a password alone signs in', async () => {
    const { email, password } = await confirmedUser();
    const srp = srpClient(stack.info.userPoolId, password);

    const refused = await Promise.all(
      [
        { AuthFlow: 'USER_SRP_AUTH' as const, more: { SRP_A: srp.SRP_A } },
        { AuthFlow: 'USER_PASSWORD_AUTH' as const, more: { PASSWORD: password } },
      ].map(({ AuthFlow, more }) =>
        refusalOf(
          user.cognito.send(
            new InitiateAuthCommand({
              AuthFlow,
              ClientId: user.ClientId,
              AuthParameters: { USERNAME: email, ...more },
            }),
          ),
        ),
      ),
    );

    for (const refusal of refused) expect(refusal).toMatch(/not enabled for th(e|is) client/);
  });
});

describe('with PasswordAndCode=off', () => {
  it('a sign-in that begins with a password fails', async () => {
    const plain = await startTestStack();
    const other = signInWith(plain);
    const { email } = await other.signUp();
    const srp = srpClient(plain.info.userPoolId, throwAwayPassword());

    const refused = await refusalOf(
      other.cognito.send(
        new InitiateAuthCommand({
          AuthFlow: 'CUSTOM_AUTH',
          ClientId: other.ClientId,
          AuthParameters: { USERNAME: email, CHALLENGE_NAME: 'SRP_A', SRP_A: srp.SRP_A },
        }),
      ),
    );
    const mails = await other.mailsTo(email);
    await plain.stop();

    expect(refused).toMatch(/^NotAuthorizedException: /);
    expect(mails).toEqual([]);
  });
});
