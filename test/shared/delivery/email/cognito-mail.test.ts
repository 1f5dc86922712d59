import { describe, expect, it } from 'vitest';
import { cognitoMail } from '#shared/delivery/email/cognito-mail.ts';
import { locales } from '#shared/delivery/email/locale.ts';

const count = (text: string, part: string): number => text.split(part).length - 1;

const purposes = ['confirm', 'reset', 'verify', 'invite', 'mfa'] as const;
const everyMessage = locales.flatMap((locale) => purposes.map((purpose) => ({ locale, purpose })));

describe.each(everyMessage)("Cognito's own message: $purpose in $locale", ({ locale, purpose }) => {
  const message = cognitoMail({
    purpose,
    locale,
    senderAddress: 'no-reply@example.com',
    codePlaceholder: '{####}',
    userNamePlaceholder: '{username}',
  });

  it('mail and text message hold the placeholder of the code once', () => {
    expect(count(message.emailMessage, '{####}')).toBe(1);
    expect(count(message.smsMessage, '{####}')).toBe(1);
  });

  it('an invitation holds the placeholder of the user name once, other messages do not', () => {
    const expected = purpose === 'invite' ? 1 : 0;

    expect(count(message.emailMessage, '{username}')).toBe(expected);
    expect(count(message.smsMessage, '{username}')).toBe(expected);
  });

  it("the message fits Cognito's limits and holds no link", () => {
    expect(message.emailMessage.length).toBeLessThan(20_000);
    expect(message.smsMessage.length).toBeLessThanOrEqual(140);
    expect(message.emailSubject).not.toMatch(/[\r\n]/);
    expect(message.emailMessage).not.toMatch(/https?:|href/);
  });
});
