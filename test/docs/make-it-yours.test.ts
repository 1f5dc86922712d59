import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeWords as english } from '#shared/delivery/email/words/en.ts';
import { aPreSignUpEvent } from '#shared/events/testing/pre-sign-up.ts';
import { ownClaimsOf } from '#shared/extensions/own-fields.ts';
import { codeWordsOf } from '#shared/extensions/own-words.ts';
import { localesWith } from '#shared/extensions/words.ts';
import { readOwnFields } from '../../cli/profile/own-fields.ts';
import { respondWith } from '../../functions/pre-sign-up/respond.ts';
import { claims } from '../own/extensions/claims.ts';
import { signUp } from '../own/extensions/sign-up.ts';
import { words } from '../own/extensions/words.ts';
import { leftOutWords } from '../support/extensions/left-out-words.ts';
import { aLog } from '../support/functions/log.ts';

const examples = 'test/own';
const files = [
  ...['sign-up', 'claims', 'words'].map((name) => `extensions/${name}.ts`),
  ...['decide', 'respond', 'config', 'handler'].map((name) => `function/${name}.ts`),
  'function/resources.yaml',
];
const page = readFileSync('docs/make-it-yours.md', 'utf8');

const signUpAs = (email: string) => {
  const policy = {
    ...({ selfSignUp: 'open', confirmation: 'first-code', blockDisposable: true } as const),
    ...{ allowedDomains: [], blockedDomains: [], allowedAttributes: new Set(['email']) },
  };
  const respond = respondWith({ policy, isDisposable: () => false, own: signUp, log: aLog().log });
  return respond(aPreSignUpEvent({ request: { userAttributes: { email } } }));
};

describe('the examples of docs/make-it-yours.md', () => {
  it.each(files)('have the text of %s, which is run here and in a clone', (file) => {
    const language = file.endsWith('.ts') ? 'ts' : 'yaml';

    expect(page).toContain(
      `\`\`\`${language}\n${readFileSync(join(examples, file), 'utf8')}\`\`\``,
    );
  });

  it('refuse the sign-up of staff and admit another one', async () => {
    await expect(signUpAs('ada@staff.example')).rejects.toThrow(/^staff_are_invited: Staff get/);
    await expect(signUpAs('ada@example.com')).resolves.toBeDefined();
  });

  it('set a field from the command of the page, which the ID token carries', () => {
    const field = /--field (\S+)/.exec(page)?.[1] ?? '';

    expect(readOwnFields([field], claims.fields)).toEqual({ own: { department: 'Sales' } });
    expect(ownClaimsOf(claims.fields, { department: 'Sales' })).toEqual({
      id: { department: 'Sales' },
      access: {},
    });
  });

  it('add Italian, of which a mail shows every text', () => {
    const all = { en: english, de: english, es: english, fr: english, ja: english };
    const italian = codeWordsOf(all, 'it', words);

    expect(localesWith(words, ['en'])).toEqual(['en', 'it']);
    expect(leftOutWords(words)).toEqual([]);
    expect(italian.secrecy).toBe(english.secrecy);
    expect(italian.lifetime(10)).toBe('Il codice scade tra 10 minuti.');
  });
});
