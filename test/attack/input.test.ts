import {
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newEmail, refusalOf, throwAwayPassword } from '../support/pool/sign-in.ts';
import { isIn } from './support/answers.ts';
import { mailedCode, startTarget, type Target } from './support/client.ts';
import { comparedBy } from './support/compared.ts';
import { report } from './support/figure.ts';

let target: Target;

beforeAll(async () => {
  target = await startTarget();
});

afterAll(() => target.stop());

/** What no function may do, whatever it is given. */
const crashes = async (): Promise<number> =>
  (await target.stack.triggers()).filter(
    ({ error }) => error !== undefined && !/^[a-z_]+: /.test(error.errorMessage),
  ).length;

const arabicIndic = (code: string): string =>
  code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)));
const fullWidth = (code: string): string =>
  code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

const notTheCode: readonly ((code: string) => string)[] = [
  () => ' ',
  () => '-',
  () => '0',
  () => 'null',
  () => 'true',
  () => '[object Object]',
  () => '__proto__',
  () => '{"answer":"00000000"}',
  () => "' OR '1'='1",
  () => '0x5F5E100',
  () => '1e8',
  () => '-1',
  () => 'NaN',
  () => '\u0000',
  () => '\u202e12345678',
  () => '𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖',
  (code) => arabicIndic(code),
  (code) => fullWidth(code),
  (code) => code.slice(0, 7),
  (code) => `${code}0`,
  (code) => `${code}${code}`,
  (code) => `${code},00000000`,
  (code) => `${code}${' '.repeat(128)}`,
  (code) => code.padStart(200, '0'),
  () => '9'.repeat(2048),
  () => 'A'.repeat(2048),
];

it('text that is not the code is refused, whatever it is, and costs no attempt where it cannot be one', async (context) => {
  const before = (await comparedBy(target.stack)).length;
  let taken = 0;
  for (const make of notTheCode) {
    const { email } = await target.signUp();
    const round = await target.client.start(email);
    const answered = await target.client.answer(
      email,
      make(await mailedCode(target, email)),
      round,
    );
    if (isIn(answered)) taken += 1;
  }
  const compared = (await comparedBy(target.stack)).length - before;

  report(context, {
    family: 'input',
    figure: `${taken} of ${notTheCode.length} texts taken for the code, ${compared} of them compared, ${await crashes()} crashes`,
    goal: '0, eight digits only, 0',
  });
  expect(taken).toBe(0);
  // U+202E before eight digits is dropped, so that one can be a code.
  expect(compared).toBe(1);
  expect(await crashes()).toBe(0);
});

it('a code is read with blanks, dashes, line breaks and invisible characters around its digits', async () => {
  const spellings: readonly ((code: string) => string)[] = [
    (code) => ` ${code}\r\n`,
    (code) => `${code.slice(0, 4)} ${code.slice(4)}`,
    (code) => [...code].join('\u200b'),
    (code) => `${code.slice(0, 4)}–${code.slice(4)}`,
  ];
  for (const spell of spellings) {
    const { email } = await target.signUp();
    const round = await target.client.start(email);
    const code = await mailedCode(target, email);
    expect(isIn(await target.client.answer(email, spell(code), round))).toBe(true);
  }
});

it('ClientMetadata of any kind changes nothing but for a resend', async (context) => {
  const metadata: readonly Record<string, string>[] = [
    { action: 'RESEND' },
    { action: 'tokens' },
    { action: '__proto__' },
    { answerCorrect: 'true', issueTokens: 'true' },
    { constructor: 'x', hasOwnProperty: 'x' },
    { challengeId: '0'.repeat(32), slot: '0', kind: 'long', pepper: 'none' },
    { email: 'attacker@example.com', destination: 'attacker@example.com' },
    { big: 'x'.repeat(100_000) },
    Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key${index}`, 'x'])),
  ];
  let taken = 0;
  for (const ClientMetadata of metadata) {
    const { email } = await target.signUp();
    const { Session } = await target.client.start(email);
    const answer = target.cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId: target.ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session,
        ChallengeResponses: { USERNAME: email, ANSWER: '00000000' },
        ClientMetadata,
      }),
    );
    const tokens = await answer.then(
      ({ AuthenticationResult }) => AuthenticationResult !== undefined,
      () => false,
    );
    if (tokens) taken += 1;
  }
  const strayMails = await target.mailboxes.all('attacker@example.com');

  report(context, {
    family: 'input',
    figure: `${taken} of ${metadata.length} ClientMetadata gave tokens, ${strayMails.length} mails went astray`,
    goal: '0, 0',
  });
  expect(taken).toBe(0);
  expect(strayMails).toEqual([]);
  expect(await crashes()).toBe(0);
});

it('an address with a header, a template, a second recipient or markup gets no account and no mail', async (context) => {
  const addresses = [
    'a@example.com\r\nBcc: victim@example.com',
    'a@example.com\nSubject: x',
    'a@example.com,victim@example.com',
    'a@example.com;victim@example.com',
    'a@example.com victim@example.com',
    '"a\r\nBcc: victim"@example.com',
    'a%0d%0aBcc:victim@example.com\u0000',
    '<script>@example.com',
    'a@example.com\u2028Bcc: victim@example.com',
    'аdmin@exаmple.com',
    `${'a'.repeat(300)}@example.com`,
    `a@${'b'.repeat(300)}.com`,
    '@example.com',
    'a@',
    'a@@example.com',
    'a@localhost',
    'a@[127.0.0.1]',
  ];
  const outcomes: string[] = [];
  for (const address of addresses) {
    const made = await refusalOf(
      target.cognito.send(
        new SignUpCommand({
          ClientId: target.ClientId,
          Username: address,
          Password: throwAwayPassword(),
          UserAttributes: [{ Name: 'email', Value: address }],
        }),
      ),
    );
    if (made === 'answered') outcomes.push(address);
    await refusalOf(target.client.start(address));
  }
  const mails = (await target.stack.outbox()).filter(
    ({ to, subject }) => /victim|[\r\n\u2028]/.test(to) || /[\r\n]/.test(subject),
  );

  report(context, {
    family: 'input',
    figure: `${outcomes.length} of ${addresses.length} hostile addresses admitted, ${mails.length} mails to them`,
    goal: '0, 0',
  });
  expect(outcomes).toEqual([]);
  expect(mails).toEqual([]);
  expect(await crashes()).toBe(0);
});

/** RFC 5322 allows braces in a local part, so these are addresses. */
it('an address that looks like a template is written to, and nothing in its mail is filled in', async () => {
  for (const template of ['{{username}}', '{####}', '$name']) {
    const { email } = await target.signUp(`${template}${newEmail()}`);
    await target.client.start(email);
    const [mail] = (await target.stack.outbox()).filter(({ to }) => to === email);
    expect(mail?.text).not.toMatch(/[{}]|username/);
    expect(mail?.subject).not.toMatch(/[{}]/);
  }
});

it('attributes that are markup, templates or huge appear in no mail', async (context) => {
  const hostile = ['<script>canary</script>', '{{7*7}}canary', `canary${'x'.repeat(2000)}`];
  let shown = 0;
  for (const given_name of hostile) {
    const made = target.signUp(undefined, { given_name, locale: '<b>canary</b>' });
    const email = await made.then(
      (user) => user.email,
      () => undefined,
    );
    if (email === undefined) continue;
    await target.client.start(email);
    const mails = (await target.stack.outbox()).filter(({ to }) => to === email);
    shown += mails.filter(({ html, text, subject }) =>
      `${html}${text}${subject}`.includes('canary'),
    ).length;
  }
  report(context, {
    family: 'input',
    figure: `${shown} mails show an attribute, ${await crashes()} crashes`,
    goal: '0, 0',
  });
  expect(shown).toBe(0);
  expect(await crashes()).toBe(0);
});
