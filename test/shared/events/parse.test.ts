import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidEventError } from '#shared/errors.ts';
import * as create from '#shared/events/create-auth-challenge.ts';
import * as customMessage from '#shared/events/custom-message.ts';
import * as define from '#shared/events/define-auth-challenge.ts';
import * as preSignUp from '#shared/events/pre-sign-up.ts';
import * as preToken from '#shared/events/pre-token-generation.ts';
import { aCreateAuthChallengeEvent } from '#shared/events/testing/create-auth-challenge.ts';
import { aCustomMessageEvent } from '#shared/events/testing/custom-message.ts';
import { aDefineAuthChallengeEvent } from '#shared/events/testing/define-auth-challenge.ts';
import { aPreSignUpEvent } from '#shared/events/testing/pre-sign-up.ts';
import {
  aClientCredentialsEvent,
  aPreTokenGenerationV2Event,
} from '#shared/events/testing/pre-token-generation.ts';
import { aVerifyAuthChallengeResponseEvent } from '#shared/events/testing/verify-auth-challenge-response.ts';
import * as verify from '#shared/events/verify-auth-challenge-response.ts';

const fieldOf = (parse: () => unknown): string => {
  try {
    parse();
    return 'accepted';
  } catch (error) {
    return error instanceof InvalidEventError ? error.field : String(error);
  }
};

describe('what Cognito really sends is taken', () => {
  it('the opening call of a sign-in, whose session is empty', () => {
    expect(define.parse(aDefineAuthChallengeEvent()).request.session).toEqual([]);
  });

  it.each([null, undefined, 'CODE-123456'])('a round with %j as its metadata', (metadata) => {
    const round = {
      challengeName: 'CUSTOM_CHALLENGE',
      challengeResult: false,
      challengeMetadata: metadata,
    };
    const event = aDefineAuthChallengeEvent({ request: { session: [round] } });

    expect(define.parse(event)).toBe(event);
  });

  it('a challenge name that did not exist when this was written', () => {
    const round = { challengeName: 'TELEPATHY', challengeResult: true };
    const event = aCreateAuthChallengeEvent({ request: { session: [round] } });

    expect(create.parse(event)).toBe(event);
  });

  it('nulls where nothing was sent', () => {
    const event = aVerifyAuthChallengeResponseEvent({
      request: { privateChallengeParameters: null, challengeAnswer: null, clientMetadata: null },
    });

    expect(verify.parse(event)).toBe(event);
  });

  it('a version that is a number', () => {
    const event = { ...aCustomMessageEvent(), version: 1 };

    expect(customMessage.parse(event)).toBe(event);
  });

  it('an event without attributes for an app that signs in by itself', () => {
    const event = aClientCredentialsEvent({ request: { userAttributes: null } });

    expect(preToken.parse(event)).toBe(event);
  });
});

describe('what a handler could not work with is refused, naming the field', () => {
  it.each([
    ['event', null],
    ['event', 'text'],
    ['triggerSource', { ...aPreSignUpEvent(), triggerSource: 'PreSignUp_Other' }],
    ['userPoolId', { ...aPreSignUpEvent(), userPoolId: 7 }],
    ['request', { ...aPreSignUpEvent(), request: null }],
    ['request.userAttributes', { ...aPreSignUpEvent(), request: {} }],
    [
      'request.userAttributes',
      { ...aPreSignUpEvent(), request: { userAttributes: { secret_name: 7 } } },
    ],
    ['callerContext', { ...aPreSignUpEvent(), callerContext: undefined }],
  ])('%s', (field, event) => {
    expect(fieldOf(() => preSignUp.parse(event))).toBe(field);
  });

  it('a session entry without a result', () => {
    const event = {
      ...aDefineAuthChallengeEvent(),
      request: { userAttributes: {}, session: [{ challengeName: 'CUSTOM_CHALLENGE' }] },
    };

    expect(fieldOf(() => define.parse(event))).toBe('request.session.0.challengeResult');
  });

  it('a pre token event of a version that nobody knows', () => {
    const event = { ...aPreTokenGenerationV2Event(), version: '9' };

    expect(fieldOf(() => preToken.parse(event))).toBe('version');
  });

  it('and nothing of the event is ever repeated', () => {
    const canary = 'canary-7f3a';
    const poisoned = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)));

    fc.assert(
      fc.property(
        poisoned,
        fc.constantFrom('userPoolId', 'request', 'callerContext'),
        (value, key) => {
          const event = { ...aPreSignUpEvent(), [key]: { [canary]: value, canary } };
          const field = fieldOf(() => preSignUp.parse(event));
          expect(field).not.toContain(canary);
        },
      ),
    );
  });
});

describe('an answer', () => {
  it('is put into the event that came in', () => {
    const event = { ...aVerifyAuthChallengeResponseEvent(), unknown: 1 };

    const answered = verify.respond(event, { answerCorrect: true });

    expect(answered).toBe(event);
    expect(answered).toMatchObject({ unknown: 1, response: { answerCorrect: true } });
  });

  it('of pre token replaces what stood there, which may be a list', () => {
    const event = aPreTokenGenerationV2Event({ response: [] as never });

    const { response } = preToken.respond(event, {
      claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { a: 1 } } },
    });

    expect(response).toEqual({
      claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { a: 1 } } },
    });
  });

  it('of pre sign-up never verifies an address unless it says so', () => {
    const event = preSignUp.respond(aPreSignUpEvent(), { autoConfirmUser: true });

    expect(event.response).toEqual({
      autoConfirmUser: true,
      autoVerifyEmail: false,
      autoVerifyPhone: false,
    });
  });
});
