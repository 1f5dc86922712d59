import { GetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  newEmail,
  refusalOf,
  type SignIn,
  signInWith,
  wrongFor,
} from '../../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  stack = await startTestStack({ parameterOverrides: { ResponseFloorMilliseconds: '0' } });
  user = signInWith(stack);
});

afterAll(() => stack.stop());

beforeEach(() => stack.reset());

const incorrect = 'NotAuthorizedException: Incorrect username or password.';

describe('a sign-in by one-time code', () => {
  it('gives tokens that an unmodified verifier accepts, with the claims of the profile', async () => {
    const { sub, tokens } = await user.signIn();

    const { userPoolId, userPoolClientId: clientId, jwksUri } = stack.info;
    const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'access' });
    verifier.cacheJwks((await (await fetch(jwksUri)).json()) as Jwks);
    const claims = await verifier.verify(tokens.AccessToken ?? '');
    expect(claims).toMatchObject({ sub, roles: ['member'], plan: 'free' });
  });

  it('proves the address: GetUser says that it is verified', async () => {
    const { tokens } = await user.signIn();

    const { UserAttributes } = await user.cognito.send(
      new GetUserCommand({ AccessToken: tokens.AccessToken }),
    );

    expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
  });

  it('takes a code with spaces and hyphens in it', async () => {
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    const code = await user.mailedCode(email);

    const { AuthenticationResult } = await user.answer(
      email,
      ` ${code.slice(0, 4)}-${code.slice(4)} `,
      challenge,
    );

    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('allows a second try after a wrong code and mails nothing for it', async () => {
    const { email } = await user.signUp();
    const first = await user.start(email);
    const code = await user.mailedCode(email);

    const second = await user.answer(email, wrongFor(code), first);
    const { AuthenticationResult } = await user.answer(email, code, second);

    expect(second.ChallengeParameters).toMatchObject({ step: 'code' });
    expect(AuthenticationResult?.AccessToken).toBeDefined();
    expect(await user.mailsTo(email)).toHaveLength(1);
  });

  it('ends after three wrong codes, and the right one does not help any more', async () => {
    const { email } = await user.signUp();
    const again = await user.start(email);
    const code = await user.mailedCode(email);
    const second = await user.answer(email, wrongFor(code), again);
    const third = await user.answer(email, wrongFor(code), second);

    const ended = await refusalOf(user.answer(email, wrongFor(code), third));
    const late = await user.start(email);

    expect(ended).toBe(incorrect);
    expect(late.ChallengeParameters?.step).toBe('wait');
  });

  it('counts wrong codes over all sessions: a second session does not get three more', async () => {
    const { email } = await user.signUp();
    const sessions = [await user.start(email), await user.start(email), await user.start(email)];
    const other = await user.start(email);
    const code = await user.mailedCode(email);
    for (const session of sessions) await user.answer(email, wrongFor(code), session);

    const answer = await user.answer(email, code, other);

    expect(answer.AuthenticationResult).toBeUndefined();
  });

  it('shows nothing but the parameters that are promised', async () => {
    const { email } = await user.signUp();

    const { ChallengeParameters } = await user.start(email);

    expect(ChallengeParameters).toEqual({
      USERNAME: expect.any(String),
      step: 'code',
      channel: 'email',
      destination: '***@***',
      codeLength: '8',
      expiresInSeconds: '300',
      resendInSeconds: '30',
    });
  });

  it('refuses a code that is older than its lifetime', async () => {
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    const code = await user.mailedCode(email);
    await stack.advance(301);

    const answer = await user.answer(email, code, challenge);

    expect(answer.AuthenticationResult).toBeUndefined();
    expect(answer.ChallengeParameters).toMatchObject({ step: 'code', expiresInSeconds: '0' });
  });

  it('refuses a code that was used', async () => {
    const { email } = await user.signIn();
    const code = await user.mailedCode(email);
    await stack.advance(31);
    const challenge = await user.start(email);
    const newCode = await user.mailedCode(email);

    const answer = await user.answer(email, code, challenge);

    expect(newCode).not.toBe(code);
    expect(answer.AuthenticationResult).toBeUndefined();
  });

  it('refuses the code of a later sign-in in an earlier one', async () => {
    const { email } = await user.signUp();
    const earlier = await user.start(email);
    await stack.advance(31);
    await user.start(email);
    const laterCode = await user.mailedCode(email);

    const first = await user.answer(email, laterCode, earlier);
    const second = await user.answer(email, laterCode, first);

    expect(first.AuthenticationResult).toBeUndefined();
    expect(second.AuthenticationResult).toBeUndefined();
  });

  it('sends one mail for starts that follow each other closely, and says wait after 12 s', async () => {
    const { email } = await user.signUp();
    const first = await user.start(email);
    const second = await user.start(email);
    await stack.advance(13);
    const third = await user.start(email);

    expect(first.ChallengeParameters?.step).toBe('code');
    expect(second.ChallengeParameters?.step).toBe('code');
    expect(third.ChallengeParameters).toEqual({
      USERNAME: expect.any(String),
      step: 'wait',
      channel: 'email',
      retryInSeconds: '17',
    });
    expect(await user.mailsTo(email)).toHaveLength(1);
  });

  it('keeps a live code good in its own sign-in while another one waits', async () => {
    const { email } = await user.signUp();
    const own = await user.start(email);
    const code = await user.mailedCode(email);
    await stack.advance(13);
    const waiting = await user.start(email);

    const answerToWait = await user.answer(email, code, waiting);
    const { AuthenticationResult } = await user.answer(email, code, own);

    expect(answerToWait.AuthenticationResult).toBeUndefined();
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });
});

describe('a user who is not there', () => {
  it('gets the same challenge, the same second try and the same end, and no mail', async () => {
    const stranger = newEmail();
    const { email } = await user.signUp();
    const walk = async (name: string) => {
      const first = await user.start(name);
      const second = await user.answer(name, '00000000', first);
      const third = await user.answer(name, '00000000', second);
      const end = await refusalOf(user.answer(name, '00000000', third));
      const wait = await user.start(name);
      return [first, second, third, wait]
        .map(({ ChallengeName, ChallengeParameters }) => {
          const { USERNAME, ...rest } = ChallengeParameters ?? {};
          return { ChallengeName, ...rest };
        })
        .concat([{ ChallengeName: undefined, end } as never]);
    };

    const known = await walk(email);
    const unknown = await walk(stranger);

    expect(unknown).toEqual(known);
    expect(await user.mailsTo(stranger)).toEqual([]);
  });

  it('never gets tokens, whatever is answered', async () => {
    const stranger = newEmail();
    const challenge = await user.start(stranger);
    const replies = [];
    let session = challenge;
    for (const answer of ['', '0'.repeat(8), 'x'.repeat(40)].filter(Boolean)) {
      try {
        session = await user.answer(stranger, answer, session);
        replies.push(session.AuthenticationResult);
      } catch {
        break;
      }
    }

    expect(replies.every((tokens) => tokens === undefined)).toBe(true);
  });
});
