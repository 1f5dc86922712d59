import { describe, expect, it } from 'vitest';
import { aDefineAuthChallengeEvent } from '#shared/events/testing/define-auth-challenge.ts';
import { respondWith } from '../../../functions/define-auth-challenge/respond.ts';
import { aLog } from '../../support/functions/log.ts';
import { password, right, wrong } from './rounds.ts';

type Policy = Parameters<typeof respondWith>[0]['policy'];

const responder = (changes: Partial<Policy> = {}) => {
  const { log, lines } = aLog();
  const policy = { allowedClientIds: [], passwordFirst: false, ...changes };
  return { respond: respondWith({ policy, log }), lines };
};

const round = (isRight: boolean) => (isRight ? right() : wrong());

const responseTo = async (request: object) =>
  (await responder().respond(aDefineAuthChallengeEvent({ request }))).response;

const challenge = {
  challengeName: 'CUSTOM_CHALLENGE',
  issueTokens: false,
  failAuthentication: false,
};
const failure = { issueTokens: false, failAuthentication: true };

describe('the response of define', () => {
  it('is a custom challenge where nothing was answered yet', async () => {
    expect(await responseTo({ session: [] })).toEqual(challenge);
  });

  it('is tokens after a right code, and no challenge beside them', async () => {
    expect(await responseTo({ session: [round(true)] })).toEqual({
      issueTokens: true,
      failAuthentication: false,
    });
  });

  it('is the end after three wrong ones', async () => {
    expect(await responseTo({ session: [round(false), round(false), round(false)] })).toEqual(
      failure,
    );
  });

  it.each([undefined, false])('is tokens where userNotFound is %s', async (userNotFound) => {
    const response = await responseTo({ session: [round(true)], userNotFound });

    expect(response?.issueTokens).toBe(true);
  });

  it('is never tokens where userNotFound is true', async () => {
    expect(await responseTo({ session: [round(true)], userNotFound: true })).toEqual(failure);
  });

  it('does not count the round that asks for a new code', async () => {
    const session = [round(false), round(false), round(false)];

    expect(await responseTo({ session, clientMetadata: { action: 'resend' } })).toEqual(challenge);
    expect(await responseTo({ session, clientMetadata: { action: 'other' } })).toEqual(failure);
  });

  it('is the password where one comes first', async () => {
    const { respond } = responder({ passwordFirst: true });
    const event = aDefineAuthChallengeEvent({ request: { session: password.slice(0, 1) } });

    expect((await respond(event)).response).toEqual({
      challengeName: 'PASSWORD_VERIFIER',
      issueTokens: false,
      failAuthentication: false,
    });
  });

  it('is put into the event that came in', async () => {
    const event = aDefineAuthChallengeEvent();

    expect(await responder().respond(event)).toBe(event);
  });
});

describe('an app client', () => {
  it.each(['other', null, undefined, ''])('that is not listed is refused: %j', async (clientId) => {
    const event = aDefineAuthChallengeEvent({ callerContext: { clientId } });

    await expect(responder({ allowedClientIds: ['mine'] }).respond(event)).rejects.toThrow(
      'client_not_allowed: This application may not sign in here',
    );
  });

  it('that is listed is not', async () => {
    const event = aDefineAuthChallengeEvent({ callerContext: { clientId: 'mine' } });

    expect((await responder({ allowedClientIds: ['mine'] }).respond(event)).response).toEqual(
      challenge,
    );
  });
});

it('a line says what was decided, and nothing of the user', async () => {
  const { respond, lines } = responder();

  await respond(aDefineAuthChallengeEvent({ callerContext: { clientId: 'mine' } }));

  expect(lines).toEqual([{ what: 'next step defined', outcome: 'challenge', clientId: 'mine' }]);
});
