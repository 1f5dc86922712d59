import { describe, expect, it } from 'vitest';
import { locales } from '#shared/delivery/email/locale.ts';
import { localesWith, type WordsExtension } from '#shared/extensions/words.ts';
import { words } from '../../extensions/words.ts';
import { leftOutWords } from '../support/extensions/left-out-words.ts';

describe('extensions/words.ts', () => {
  it('names languages by two or three small letters', () => {
    expect(localesWith(words, locales)).toEqual(expect.arrayContaining(Object.keys(words)));
  });

  it('has texts that mails can show, all of them, and no text that no mail has', () => {
    expect(leftOutWords(words)).toEqual([]);
  });
});

it('a text that no mail would show is found by its path', () => {
  const wrong: WordsExtension = {
    it: {
      code: { subject: (name) => `Il codice per ${name}`, secrecy: 'a\nb' },
      cognito: {
        reset: { sms: () => 'Codice', after: ['Bene.'] },
        inviteByCode: { small: (code, name) => `${name} ${code}` },
        mfa: { small: (code) => code },
      },
    },
  };

  expect(leftOutWords(wrong)).toEqual([
    'it.code.secrecy',
    'it.cognito.reset.sms',
    'it.cognito.mfa.small',
  ]);
});
