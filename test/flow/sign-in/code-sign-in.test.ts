import {
  GetUserCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isLeftOfPause, timed } from '../../support/pool/pause-left.ts';
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
  stack = await startTestStack();
  user = signInWith(stack);
});

afterAll(() => stack.stop());

beforeEach(() => stack.reset());

const resend = (email: string, { Session }: { Session?: string | undefined }, answer = 'resend') =>
  user.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: user.ClientId,
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session,
      ChallengeResponses: { USERNAME: email, ANSWER: answer },
      ClientMetadata: { action: 'resend' },
    }),
  );

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
      codeKind: 'digits',
      codeLength: '8',
      expiresInSeconds: '300',
      resendInSeconds: '30',
    });
  });

  it('takes a code for ten minutes, and shows a dead one as one that expires in 0 s', async () => {
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    const code = await user.mailedCode(email);
    await stack.advance(280);
    // The session of a sign-in that joins late outlives the code.
    const joined = await user.start(email);
    const late = await user.start(email);
    await stack.advance(300);

    const alive = await user.answer(email, wrongFor(code), joined);
    await stack.advance(21);
    const dead = await user.answer(email, code, late);

    expect(challenge.ChallengeParameters?.expiresInSeconds).toBe('300');
    expect(joined.ChallengeParameters?.expiresInSeconds).toBe('300');
    expect(alive.ChallengeParameters?.step).toBe('code');
    expect(Number(alive.ChallengeParameters?.expiresInSeconds)).toBeLessThanOrEqual(20);
    expect(dead.AuthenticationResult).toBeUndefined();
    expect(dead.ChallengeParameters).toMatchObject({ step: 'code', expiresInSeconds: '0' });
  });

  it('takes a code that is nine minutes old', async () => {
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    await stack.advance(540);

    const { AuthenticationResult } = await user.answer(
      email,
      await user.mailedCode(email),
      challenge,
    );

    expect(AuthenticationResult?.AccessToken).toBeDefined();
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

  it('refuses a newer code in a sign-in that was shown the one before, which stays good', async () => {
    const { email } = await user.signUp();
    const earlier = await user.start(email);
    const code = await user.mailedCode(email);
    await stack.advance(301);
    await user.start(email);
    const laterCode = await user.mailedCode(email);

    const first = await user.answer(email, laterCode, earlier);
    const { AuthenticationResult } = await user.answer(email, code, first);

    expect(laterCode).not.toBe(code);
    expect(first.AuthenticationResult).toBeUndefined();
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('joins the code that is there: starts that follow closely are shown the same and mail once', async () => {
    const { email } = await user.signUp();
    const first = await user.start(email);
    const second = await user.start(email);
    await stack.advance(13);
    const third = await user.start(email);
    const code = await user.mailedCode(email);

    const { AuthenticationResult } = await user.answer(email, code, third);

    expect(second.ChallengeParameters).toEqual(first.ChallengeParameters);
    expect(third.ChallengeParameters).toEqual(first.ChallengeParameters);
    expect(await user.mailsTo(email)).toHaveLength(1);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('mails the same code again to a start after the pause', async () => {
    const { email } = await user.signUp();
    await user.start(email);
    const code = await user.mailedCode(email);
    await stack.advance(31);
    await user.start(email);

    expect(await user.mailsTo(email)).toHaveLength(2);
    expect(await user.mailedCode(email)).toBe(code);
  });
});

/** A start whose user has spent the code: it must wait for the next one. */
const startAfterASpentCode = async (email: string) => {
  let round = await user.start(email);
  const wrong = wrongFor(await user.mailedCode(email));
  for (const _ of [1, 2]) round = await user.answer(email, wrong, round);
  await refusalOf(user.answer(email, wrong, round));
  return user.start(email);
};

describe('a start while no code is usable', () => {
  it('says how long to wait, and nothing else', async () => {
    const { email } = await user.signUp();

    const { ChallengeParameters } = await startAfterASpentCode(email);

    expect(ChallengeParameters).toEqual({
      USERNAME: expect.any(String),
      step: 'wait',
      channel: 'email',
      retryInSeconds: expect.stringMatching(/^([1-9]|[12]\d|30)$/),
    });
    expect(await user.mailsTo(email)).toHaveLength(1);
  });

  it('goes on in the same sign-in by a resend after that time', async () => {
    const { email } = await user.signUp();
    const waiting = await startAfterASpentCode(email);
    await stack.advance(Number(waiting.ChallengeParameters?.retryInSeconds));

    const again = await resend(email, waiting);
    const { AuthenticationResult } = await user.answer(email, await user.mailedCode(email), again);

    expect(again.ChallengeParameters?.step).toBe('code');
    expect(await user.mailsTo(email)).toHaveLength(2);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('is answered with no tokens, whatever is typed', async () => {
    const { email } = await user.signUp();
    const waiting = await startAfterASpentCode(email);

    const answer = await user.answer(email, await user.mailedCode(email), waiting);

    expect(answer.AuthenticationResult).toBeUndefined();
    expect(answer.ChallengeParameters?.step).toBe('wait');
  });
});

describe('a resend in the sign-in', () => {
  it('mails the same code again after the pause, and the sign-in goes on with it', async () => {
    const { email } = await user.signUp();
    const first = await user.start(email);
    const code = await user.mailedCode(email);
    await stack.advance(31);

    const again = await resend(email, first);
    const sent = await user.mailedCode(email);
    const { AuthenticationResult } = await user.answer(email, code, again);

    expect(await user.mailsTo(email)).toHaveLength(2);
    expect(sent).toBe(code);
    expect(again.ChallengeParameters).toEqual(first.ChallengeParameters);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('that comes early joins: no mail, and the same parameters', async () => {
    const { email } = await user.signUp();
    const first = await user.start(email);

    const again = await resend(email, first);

    expect(again.ChallengeParameters).toEqual(first.ChallengeParameters);
    expect(await user.mailsTo(email)).toHaveLength(1);
  });

  it('of an old code brings a new one', async () => {
    const { email } = await user.signUp();
    const first = await user.start(email);
    const code = await user.mailedCode(email);
    await stack.advance(301);

    const again = await resend(email, first);
    const newCode = await user.mailedCode(email);
    const { AuthenticationResult } = await user.answer(email, newCode, again);

    expect(newCode).not.toBe(code);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('is not an answer: three of them leave three answers, also where the right code stands beside it', async () => {
    const { email } = await user.signUp();
    let round = await user.start(email);
    const code = await user.mailedCode(email);
    for (const answer of [code, wrongFor(code), 'resend']) {
      round = await resend(email, round, answer);
      expect(round.AuthenticationResult).toBeUndefined();
    }
    for (const _ of [1, 2]) round = await user.answer(email, wrongFor(code), round);

    const { AuthenticationResult } = await user.answer(email, code, round);

    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('is possible three times; a fourth ends the sign-in', async () => {
    const { email } = await user.signUp();
    let round = await user.start(email);
    for (const _ of [1, 2, 3]) round = await resend(email, round);

    expect(await refusalOf(resend(email, round))).toBe(incorrect);
    expect(await user.mailsTo(email)).toHaveLength(1);
  });
});

describe('a user who is not there', () => {
  it('gets the same challenge, the same second try and the same end, and no mail', async () => {
    const stranger = newEmail();
    const { email } = await user.signUp();
    const walk = async (name: string) => {
      const { outcome: first, ...mailed } = await timed(user.start(name));
      const second = await user.answer(name, '00000000', first);
      const third = await user.answer(name, '00000000', second);
      const end = await refusalOf(user.answer(name, '00000000', third));
      const { outcome: wait, ...waited } = await timed(user.start(name));
      const { outcome: resent, ...asked } = await timed(resend(name, wait));
      const pauses = [
        isLeftOfPause(wait.ChallengeParameters?.retryInSeconds, mailed, waited),
        isLeftOfPause(resent.ChallengeParameters?.retryInSeconds, mailed, asked),
      ];
      await stack.advance(31);
      const next = await user.start(name);
      await stack.advance(301);
      const newest = await user.start(name);
      const rounds = [first, second, third, wait, resent, next, newest].map(
        ({ ChallengeName, ChallengeParameters }) => {
          // The two names are measured one after the other, so a second may pass between them.
          const { USERNAME, retryInSeconds, ...rest } = ChallengeParameters ?? {};
          return { ChallengeName, ...rest, waits: retryInSeconds !== undefined };
        },
      );
      return { rounds, pauses, end };
    };

    const known = await walk(email);
    const unknown = await walk(stranger);

    expect(unknown).toEqual(known);
    expect(known.pauses).toEqual([true, true]);
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
