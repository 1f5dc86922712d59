import { describe, expect, it } from 'vitest';
import { sources } from '#shared/events/custom-message.ts';
import { aCustomMessageEvent } from '#shared/events/testing/custom-message.ts';
import { respondWith } from '../../../functions/custom-message/respond.ts';
import { aLog } from '../../support/functions/log.ts';

const respondFrom = (senderAddress: string) =>
  respondWith({ policy: { senderAddress, defaultLocale: 'en' }, log: aLog().log });

const respond = respondFrom('no-reply@example.com');

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

  it('the message is in the language of the user', async () => {
    const event = await respond(
      aCustomMessageEvent({ request: { userAttributes: { locale: 'de-CH' } } }),
    );

    expect(event.response?.emailMessage).toContain('lang="de"');
  });

  it('the message holds no value that the user chose', async () => {
    const userAttributes = { given_name: 'canary-name', locale: 'canary-locale', email: 'c@n.ary' };
    const event = await respond(aCustomMessageEvent({ request: { userAttributes } }));

    expect(JSON.stringify(event.response)).not.toMatch(/canary|c@n\.ary/);
  });

  it('the text message is left to Cognito when a long domain would make it too long', async () => {
    const long = respondFrom(`no-reply@${'a'.repeat(60)}.${'b'.repeat(60)}.example.com`);
    const event = await long(aCustomMessageEvent());

    expect(event.response?.smsMessage).toBeNull();
    expect(event.response?.emailMessage).toContain('{####}');
  });
});
