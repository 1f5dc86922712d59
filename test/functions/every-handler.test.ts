import { describe, expect, it } from 'vitest';
import { aCreateAuthChallengeEvent } from '#shared/events/testing/create-auth-challenge.ts';
import { aCustomMessageEvent } from '#shared/events/testing/custom-message.ts';
import { aDefineAuthChallengeEvent } from '#shared/events/testing/define-auth-challenge.ts';
import { aPostAuthenticationEvent } from '#shared/events/testing/post-authentication.ts';
import { aPostConfirmationEvent } from '#shared/events/testing/post-confirmation.ts';
import { aPreAuthenticationEvent } from '#shared/events/testing/pre-authentication.ts';
import { aPreSignUpEvent } from '#shared/events/testing/pre-sign-up.ts';
import { aPreTokenGenerationV2Event } from '#shared/events/testing/pre-token-generation.ts';
import { aVerifyAuthChallengeResponseEvent } from '#shared/events/testing/verify-auth-challenge-response.ts';
import { aContext, coldStart, textOf } from '../support/functions/handler.ts';
import { goodEnv } from '../support/functions/settings.ts';

/** Each handler, an event of its own, and the settings that it cannot start without, in the order it names them. */
const handlers = [
  {
    trigger: 'pre sign-up',
    load: () => import('../../functions/pre-sign-up/handler.ts'),
    event: aPreSignUpEvent(),
    settings: [
      'SELF_SIGN_UP',
      'SIGN_UP_CONFIRMATION',
      'ALLOWED_EMAIL_DOMAINS',
      'BLOCKED_EMAIL_DOMAINS',
      'BLOCK_DISPOSABLE_DOMAINS',
      'ALLOWED_SIGN_UP_ATTRIBUTES',
    ],
  },
  {
    trigger: 'post confirmation',
    load: () => import('../../functions/post-confirmation/handler.ts'),
    event: aPostConfirmationEvent(),
    settings: ['PROFILES_TABLE', 'DEFAULT_ROLES', 'DEFAULT_PLAN', 'DEFAULT_TENANT'],
  },
  {
    trigger: 'pre authentication',
    load: () => import('../../functions/pre-authentication/handler.ts'),
    event: aPreAuthenticationEvent(),
    settings: ['ALLOWED_CLIENT_IDS', 'PRE_AUTHENTICATION_READS_PROFILE', 'PROFILES_TABLE'],
  },
  {
    trigger: 'post authentication',
    load: () => import('../../functions/post-authentication/handler.ts'),
    event: aPostAuthenticationEvent(),
    settings: [
      'CODE_SIGN_IN',
      'PROFILES_TABLE',
      'CHALLENGES_TABLE',
      'CODE_PEPPER_CURRENT',
      'CODE_PEPPER_PREVIOUS',
      'DEFAULT_ROLES',
      'DEFAULT_PLAN',
      'DEFAULT_TENANT',
    ],
  },
  {
    trigger: 'define',
    load: () => import('../../functions/define-auth-challenge/handler.ts'),
    event: aDefineAuthChallengeEvent(),
    settings: ['ALLOWED_CLIENT_IDS', 'PASSWORD_AND_CODE'],
  },
  {
    trigger: 'create',
    load: () => import('../../functions/create-auth-challenge/handler.ts'),
    event: aCreateAuthChallengeEvent(),
    settings: [
      'CODE_LENGTH',
      'LONG_CODES_ONLY',
      'REVEAL_DESTINATION',
      'ALLOWED_EMAIL_DOMAINS',
      'BLOCKED_EMAIL_DOMAINS',
      'CODE_PEPPER_CURRENT',
      'CODE_PEPPER_PREVIOUS',
      'CHALLENGES_TABLE',
    ],
  },
  {
    trigger: 'verify',
    load: () => import('../../functions/verify-auth-challenge-response/handler.ts'),
    event: aVerifyAuthChallengeResponseEvent(),
    settings: ['CODE_LENGTH', 'CODE_PEPPER_CURRENT', 'CODE_PEPPER_PREVIOUS', 'CHALLENGES_TABLE'],
  },
  {
    trigger: 'pre token generation',
    load: () => import('../../functions/pre-token-generation/handler.ts'),
    event: aPreTokenGenerationV2Event(),
    settings: [
      'PRE_TOKEN_VERSION',
      'CLAIM_MAPPINGS',
      'ALLOWED_CLIENT_IDS',
      'ALLOWED_EMAIL_DOMAINS',
      'BLOCKED_EMAIL_DOMAINS',
      'PROFILE_STORE_DOWN',
      'DEFAULT_ROLES',
      'DEFAULT_PLAN',
      'DEFAULT_TENANT',
      'PROFILES_TABLE',
    ],
  },
  {
    trigger: 'custom message',
    load: () => import('../../functions/custom-message/handler.ts'),
    event: aCustomMessageEvent(),
    settings: [
      'SENDER_ADDRESS',
      'APPLICATION_NAME',
      'BRAND_COLOR',
      'SUPPORT_URL',
      'SIGN_IN_URL',
      'PASSWORD_SIGN_IN',
      'PASSWORD_AND_CODE',
      'DEFAULT_LOCALE',
    ],
  },
];

describe.each(handlers)('the handler of $trigger', ({ load, event, settings }) => {
  it('the handler is a function of at most two parameters, as Node 24 requires', async () => {
    const handler = await coldStart(load, goodEnv);

    expect(handler.length).toBeLessThanOrEqual(2);
  });

  it('the cold start fails on missing settings and names them all', async () => {
    const text = await textOf(coldStart(load, {}));

    const problems = settings.map((name) => `${name} is missing`);
    expect(text).toBe(`invalid_configuration: ${problems.join('; ')}`);
  });

  it('refuses an event of another trigger and names the field only', async () => {
    const handler = await coldStart(load, goodEnv);

    const text = await textOf(handler({ ...event, triggerSource: 'canary' }, aContext()));

    expect(text).toBe('invalid_event: triggerSource');
  });
});

describe('the handler of the courier', () => {
  const load = () => import('../../functions/code-delivery/handler.ts');

  it('takes two parameters at most', async () => {
    expect((await coldStart(load, goodEnv)).length).toBeLessThanOrEqual(2);
  });

  it('does not start with settings that are missing, and names them all', async () => {
    const problems = [
      'SENDER_ADDRESS',
      'CODE_LENGTH',
      'DEFAULT_LOCALE',
      'APPLICATION_NAME',
      'BRAND_COLOR',
      'SUPPORT_URL',
      'FIRST_MAILS_PER_MINUTE',
      'CODE_PEPPER_CURRENT',
      'CODE_PEPPER_PREVIOUS',
      'CHALLENGES_TABLE',
      'SES_CONFIGURATION_SET',
    ].map((name) => `${name} is missing`);

    expect(await textOf(coldStart(load, {}))).toBe(`invalid_configuration: ${problems.join('; ')}`);
  });

  it('drops what is not an event of a stream, so that the shard goes on', async () => {
    const handler = await coldStart(load, goodEnv);

    expect(await textOf(handler({ canary: 'canary' }, aContext()))).toBe('answered');
  });
});
