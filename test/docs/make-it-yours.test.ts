import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { codeWords as english } from '#shared/delivery/email/words/en.ts';
import { aPreSignUpEvent } from '#shared/events/testing/pre-sign-up.ts';
import { ownClaimsOf } from '#shared/extensions/own-fields.ts';
import { codeWordsOf } from '#shared/extensions/own-words.ts';
import { localesWith } from '#shared/extensions/words.ts';
import { readOwnFields } from '../../cli/profile/own-fields.ts';
import { respondWith } from '../../functions/pre-sign-up/respond.ts';
import { claims } from '../extensions/examples/claims.ts';
import { signUp } from '../extensions/examples/sign-up.ts';
import { words } from '../extensions/examples/words.ts';
import { leftOutWords } from '../support/extensions/left-out-words.ts';
import { aLog } from '../support/functions/log.ts';

const examples = 'test/extensions/examples';
const files = ['sign-up.ts', 'claims.ts', 'words.ts'];
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
  it.each(files)('have the text of the %s that is run here', (file) => {
    expect(page).toContain(`\`\`\`ts\n${readFileSync(join(examples, file), 'utf8')}\`\`\``);
  });

  it('refuse a sign-up from outside the partner and admit one from it', async () => {
    await expect(signUpAs('ada@example.com')).rejects.toThrow(/^not_a_partner: Only partners/);
    await expect(signUpAs('ada@partner.example')).resolves.toBeDefined();
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

describe('an update by git merge', () => {
  const folder = mkdtempSync(join(tmpdir(), 'make-it-yours-'));
  afterEach(() => rmSync(folder, { recursive: true }));

  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Owner', '-c', 'user.email=owner@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });

  const commit = (title: string) => {
    git('add', '-A');
    git('commit', '-qm', title);
  };

  it('keeps the owner’s extensions and brings what upstream changed, without a conflict', () => {
    git('init', '-q', '-b', 'main');
    for (const name of ['extensions', 'shared/extensions', 'functions/pre-sign-up']) {
      cpSync(name, join(folder, name), { recursive: true });
    }
    commit('The suite');
    git('checkout', '-qb', 'upstream');
    for (const name of ['shared/extensions/sign-up.ts', 'functions/pre-sign-up/handler.ts']) {
      appendFileSync(join(folder, name), '// Changed upstream.\n');
    }
    commit('Upstream');
    git('checkout', '-q', 'main');
    for (const file of files) cpSync(join(examples, file), join(folder, 'extensions', file));
    commit('Owner');

    git('merge', '-q', '--no-edit', 'upstream');

    expect(git('status', '--porcelain')).toBe('');
    expect(git('show', '-s', '--format=%P').trim().split(' ')).toHaveLength(2);
    expect(git('show', 'HEAD:functions/pre-sign-up/handler.ts')).toContain('// Changed upstream.');
    for (const file of files) {
      expect(git('show', `HEAD:extensions/${file}`)).toBe(
        readFileSync(join(examples, file), 'utf8'),
      );
    }
  });
});
