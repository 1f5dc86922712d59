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
import fc from '../../support/properties.ts';

const fieldOf = (parse: () => unknown): string => {
  try {
    parse();
    return 'accepted';
  } catch (error) {
    return error instanceof InvalidEventError ? error.field : String(error);
  }
};

describe('parse: accepted events', () => {
  it('the first call of a sign-in, with an empty session, is accepted', () => {
    expect(define.parse(aDefineAuthChallengeEvent()).request.session).toEqual([]);
  });

  it.each([null, undefined, 'CODE-123456'])(
    'a round with the metadata %j is accepted',
    (metadata) => {
      const round = {
        challengeName: 'CUSTOM_CHALLENGE',
        challengeResult: false,
        challengeMetadata: metadata,
      };
      const event = aDefineAuthChallengeEvent({ request: { session: [round] } });

      expect(define.parse(event)).toBe(event);
    },
  );

  it('an unknown challenge name is accepted', () => {
    const round = { challengeName: 'TELEPATHY', challengeResult: true };
    const event = aCreateAuthChallengeEvent({ request: { session: [round] } });

    expect(create.parse(event)).toBe(event);
  });

  it('nulls for values that were not sent are accepted', () => {
    const event = aVerifyAuthChallengeResponseEvent({
      request: { privateChallengeParameters: null, challengeAnswer: null, clientMetadata: null },
    });

    expect(verify.parse(event)).toBe(event);
  });

  it.each([null, undefined])(
    'a sign-in by code with %s for attributes is accepted, as it may be for an unknown name',
    (userAttributes) => {
      for (const [{ parse }, event] of [
        [define, aDefineAuthChallengeEvent()],
        [create, aCreateAuthChallengeEvent()],
        [verify, aVerifyAuthChallengeResponseEvent()],
      ] as const) {
        const without = { ...event, request: { ...event.request, userAttributes } };

        expect(parse(without)).toBe(without);
      }
    },
  );

  it('a version that is a number is accepted', () => {
    const event = { ...aCustomMessageEvent(), version: 1 };

    expect(customMessage.parse(event)).toBe(event);
  });

  it('a client-credentials event without attributes is accepted', () => {
    const event = aClientCredentialsEvent({ request: { userAttributes: null } });

    expect(preToken.parse(event)).toBe(event);
  });
});

describe('parse: refused events', () => {
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
  ])('an event with a wrong %s is refused and the error names the field', (field, event) => {
    expect(fieldOf(() => preSignUp.parse(event))).toBe(field);
  });

  it('a session entry without a result is refused', () => {
    const event = {
      ...aDefineAuthChallengeEvent(),
      request: { userAttributes: {}, session: [{ challengeName: 'CUSTOM_CHALLENGE' }] },
    };

    expect(fieldOf(() => define.parse(event))).toBe('request.session.0.challengeResult');
  });

  it('a pre token event of an unknown version is refused', () => {
    const event = { ...aPreTokenGenerationV2Event(), version: '9' };

    expect(fieldOf(() => preToken.parse(event))).toBe('version');
  });

  it('an error of parse repeats no value of the event', () => {
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

describe('the response of a trigger', () => {
  it('the response is written into the event that came in', () => {
    const event = { ...aVerifyAuthChallengeResponseEvent(), unknown: 1 };

    const answered = verify.respond(event, { answerCorrect: true });

    expect(answered).toBe(event);
    expect(answered).toMatchObject({ unknown: 1, response: { answerCorrect: true } });
  });

  it('the response of pre token replaces the previous one, which may be a list', () => {
    const event = aPreTokenGenerationV2Event({ response: [] as never });

    const { response } = preToken.respond(event, {
      claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { a: 1 } } },
    });

    expect(response).toEqual({
      claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { a: 1 } } },
    });
  });

  it('the response of pre sign-up verifies an address only when it says so', () => {
    const event = preSignUp.respond(aPreSignUpEvent(), { autoConfirmUser: true });

    expect(event.response).toEqual({
      autoConfirmUser: true,
      autoVerifyEmail: false,
      autoVerifyPhone: false,
    });
  });
});
