import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { triggers } from '#shared/cognito/triggers.ts';
import * as createAuthChallenge from '#shared/events/create-auth-challenge.ts';
import * as customEmailSender from '#shared/events/custom-email-sender.ts';
import * as customMessage from '#shared/events/custom-message.ts';
import * as customSmsSender from '#shared/events/custom-sms-sender.ts';
import * as defineAuthChallenge from '#shared/events/define-auth-challenge.ts';
import * as inboundFederation from '#shared/events/inbound-federation.ts';
import * as postAuthentication from '#shared/events/post-authentication.ts';
import * as postConfirmation from '#shared/events/post-confirmation.ts';
import * as preAuthentication from '#shared/events/pre-authentication.ts';
import * as preSignUp from '#shared/events/pre-sign-up.ts';
import * as preTokenGeneration from '#shared/events/pre-token-generation.ts';
import * as userMigration from '#shared/events/user-migration.ts';
import * as verifyAuthChallengeResponse from '#shared/events/verify-auth-challenge-response.ts';

const kinds: Readonly<
  Record<string, { readonly sources: readonly string[]; parse(input: unknown): unknown }>
> = {
  'pre-sign-up': preSignUp,
  'post-confirmation': postConfirmation,
  'pre-authentication': preAuthentication,
  'post-authentication': postAuthentication,
  'define-auth-challenge': defineAuthChallenge,
  'create-auth-challenge': createAuthChallenge,
  'verify-auth-challenge-response': verifyAuthChallengeResponse,
  'pre-token-generation': preTokenGeneration,
  'user-migration': userMigration,
  'custom-message': customMessage,
  'custom-email-sender': customEmailSender,
  'custom-sms-sender': customSmsSender,
  'inbound-federation': inboundFederation,
};

const root = new URL('../../../events/', import.meta.url);

const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(path, root), 'utf8'));

const samples = Object.keys(kinds).flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root)).map((file) => ({ folder, path: `${folder}/${file}` })),
);

const suffix = (source: string): string =>
  source
    .slice(source.indexOf('_') + 1)
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase();

describe('the event library', () => {
  it.each(triggers)('knows the sources of $name, and those only', ({ folder, sources }) => {
    expect(kinds[folder]?.sources).toEqual(sources);
  });

  it('has a sample for each source, under the name that follows from it', () => {
    const wanted = Object.entries(kinds).flatMap(([folder, { sources }]) =>
      sources.map((source) => [`${folder}/${suffix(source)}.json`, source]),
    );

    for (const [path, source] of wanted) expect(read(path ?? '').triggerSource).toBe(source);
  });

  it.each(samples)('takes $path and gives the same object back', ({ folder, path }) => {
    const event = read(path);
    const before = structuredClone(event);

    const parsed = kinds[folder]?.parse(event);

    expect(parsed).toBe(event);
    expect(parsed).toEqual(before);
  });

  it.each(samples)('keeps what nobody here knows of $path', ({ folder, path }) => {
    const event = read(path);
    const extended = {
      ...event,
      newTopLevel: { a: [1] },
      request: { ...Object(event.request), newInRequest: true },
    };

    expect(kinds[folder]?.parse(extended)).toEqual(extended);
  });

  it('takes no other spelling that a table of the guide has', () => {
    const verify = read('verify-auth-challenge-response/authentication.json');
    const sms = read('custom-sms-sender/sign-up.json');

    expect(() =>
      verifyAuthChallengeResponse.parse({
        ...verify,
        triggerSource: 'VerifyAuthChallenge_Authentication',
      }),
    ).toThrow('invalid_event: triggerSource');
    expect(() =>
      customSmsSender.parse({ ...sms, triggerSource: 'CustomSmsSender_SignUp' }),
    ).toThrow('invalid_event: triggerSource');
  });
});
