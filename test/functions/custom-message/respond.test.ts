import { describe, expect, it } from 'vitest';
import { sources } from '#shared/events/custom-message.ts';
import { aCustomMessageEvent } from '#shared/events/testing/custom-message.ts';
import type { WordsExtension } from '#shared/extensions/words.ts';
import { respondWith } from '../../../functions/custom-message/respond.ts';
import { aLog } from '../../support/functions/log.ts';
import { plainBrand } from '../../support/mail/brand.ts';

const respondAs = (application: string, words: WordsExtension = {}) =>
  respondWith({
    policy: {
      brand: { ...plainBrand, application },
      signInUrl: 'https://app.example.com/',
      signInBy: 'code',
      defaultLocale: 'en',
      words,
    },
    log: aLog().log,
  });

const respond = respondAs('example.com');

describe("Cognito's own message", () => {
  it.each(sources)(
    '%s gets our words with the placeholders that Cognito fills',
    async (triggerSource) => {
      const usernameParameter =
        triggerSource === 'CustomMessage_AdminCreateUser' ? '{username}' : null;
      const event = await respond(
        aCustomMessageEvent({ triggerSource, request: { usernameParameter } }),
      );

      expect(event.response?.emailMessage).toContain('{####}');
      expect(event.response?.smsMessage).toContain('{####}');
      expect(event.response?.emailSubject).toContain('example.com');
    },
  );

  it('an invitation to a pool that signs in by code leads to the sign-in and shows no password as needed', async () => {
    const event = await respond(
      aCustomMessageEvent({
        triggerSource: 'CustomMessage_AdminCreateUser',
        request: { usernameParameter: '{username}' },
      }),
    );

    expect(event.response?.emailMessage).toContain('href="https://app.example.com/"');
    expect(event.response?.emailMessage).toContain('The temporary password {####} is not needed.');
  });

  it('the message is in the language of the user', async () => {
    const event = await respond(
      aCustomMessageEvent({ request: { userAttributes: { locale: 'de-CH' } } }),
    );

    expect(event.response?.emailMessage).toContain('lang="de"');
  });

  it('the message is in a language of the team’s own, and in no other', async () => {
    const italian = respondAs('example.com', {
      it: { cognito: { confirm: { subject: (name) => `Conferma per ${name}` } } },
    });
    const to = async (locale: string) =>
      (await italian(aCustomMessageEvent({ request: { userAttributes: { locale } } }))).response
        ?.emailSubject;

    expect(await to('it-IT')).toBe('Conferma per example.com');
    expect(await to('pt-BR')).toBe('Confirm your email address for example.com');
  });

  it('the message holds no value that the user chose', async () => {
    const userAttributes = { given_name: 'canary-name', locale: 'canary-locale', email: 'c@n.ary' };
    const event = await respond(aCustomMessageEvent({ request: { userAttributes } }));

    expect(JSON.stringify(event.response)).not.toMatch(/canary|c@n\.ary/);
  });

  it('the text message is left to Cognito when a long domain would make it too long', async () => {
    const long = respondAs(`${'a'.repeat(60)}.${'b'.repeat(60)}.example.com`);
    const event = await long(aCustomMessageEvent());

    expect(event.response?.smsMessage).toBeNull();
    expect(event.response?.emailMessage).toContain('{####}');
  });
});
