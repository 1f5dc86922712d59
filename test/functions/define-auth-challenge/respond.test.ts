import { describe, expect, it } from 'vitest';
import { aDefineAuthChallengeEvent } from '#shared/events/testing/define-auth-challenge.ts';
import { respondWith } from '../../../functions/define-auth-challenge/respond.ts';
import { aLog } from '../../support/functions/log.ts';

const responder = (allowedClientIds: readonly string[] = []) => {
  const { log, lines } = aLog();
  return { respond: respondWith({ policy: { allowedClientIds }, log }), lines };
};

const round = (challengeResult: boolean) => ({
  challengeName: 'CUSTOM_CHALLENGE',
  challengeResult,
  challengeMetadata: 'v1.code.0',
});

const answerTo = async (request: object) =>
  (await responder().respond(aDefineAuthChallengeEvent({ request }))).response;

const challenge = {
  challengeName: 'CUSTOM_CHALLENGE',
  issueTokens: false,
  failAuthentication: false,
};
const failure = { issueTokens: false, failAuthentication: true };

describe('what define answers', () => {
  it('is a custom challenge where nothing was answered yet', async () => {
    expect(await answerTo({ session: [] })).toEqual(challenge);
  });

  it('is tokens after a right code, and no challenge beside them', async () => {
    expect(await answerTo({ session: [round(true)] })).toEqual({
      issueTokens: true,
      failAuthentication: false,
    });
  });

  it('is the end after three wrong ones', async () => {
    expect(await answerTo({ session: [round(false), round(false), round(false)] })).toEqual(
      failure,
    );
  });

  it.each([undefined, false])('is tokens where userNotFound is %s', async (userNotFound) => {
    const response = await answerTo({ session: [round(true)], userNotFound });

    expect(response?.issueTokens).toBe(true);
  });

  it('is never tokens where userNotFound is true', async () => {
    expect(await answerTo({ session: [round(true)], userNotFound: true })).toEqual(failure);
  });

  it('does not count the round that asks for a new code', async () => {
    const session = [round(false), round(false), round(false)];

    expect(await answerTo({ session, clientMetadata: { action: 'resend' } })).toEqual(challenge);
    expect(await answerTo({ session, clientMetadata: { action: 'other' } })).toEqual(failure);
  });

  it('is put into the event that came in', async () => {
    const event = aDefineAuthChallengeEvent();

    expect(await responder().respond(event)).toBe(event);
  });
});

describe('an app client', () => {
  it.each(['other', null, undefined, ''])('that is not listed is refused: %j', async (clientId) => {
    const event = aDefineAuthChallengeEvent({ callerContext: { clientId } });

    await expect(responder(['mine']).respond(event)).rejects.toThrow(
      'client_not_allowed: This application may not sign in here',
    );
  });

  it('that is listed is not', async () => {
    const event = aDefineAuthChallengeEvent({ callerContext: { clientId: 'mine' } });

    expect((await responder(['mine']).respond(event)).response).toEqual(challenge);
  });
});

it('a line says what was decided, and nothing of the user', async () => {
  const { respond, lines } = responder();

  await respond(aDefineAuthChallengeEvent({ callerContext: { clientId: 'mine' } }));

  expect(lines).toEqual([{ what: 'next step defined', outcome: 'challenge', clientId: 'mine' }]);
});
