import { describe, expect, it } from 'vitest';
import { plainScreen } from '../../../cli/common/output.ts';
import { messageLine, refusalLines } from '../../../local/terminal/lines.ts';
import { codeIn } from '../../../local/terminal/message-code.ts';

const screen = plainScreen(80);
const mail = {
  channel: 'email',
  to: 'ada@example.com',
  from: 'no-reply@example.com',
  subject: 'Your sign-in code for example.com',
  text: 'Use this code to sign in:\n\n    83694977\n\nThis code expires in 5 minutes.',
  html: '',
} as const;

describe('codeIn', () => {
  it.each([
    ['83694977', mail.text],
    ['ABCD-EF01-2345-6789', 'Your code:\n    ABCD-EF01-2345-6789\n'],
    ['123456', 'Your verification code is 123456.'],
    [undefined, 'Your account was created in 2026 by order 1234567.'],
  ])('the code %s is found', (code, text) => {
    expect(codeIn(text)).toBe(code);
  });
});

describe('messageLine', () => {
  it('a mail is one line with code, address and subject', () => {
    expect(messageLine(mail, screen)).toBe(
      'mail  83694977  ada@example.com  Your sign-in code for example.com',
    );
  });

  it('a long address is cut at the edge of the screen', () => {
    const line = messageLine({ ...mail, to: `${'a'.repeat(90)}@example.com` }, screen);

    expect(line).toHaveLength(80);
    expect(line).toMatch(/a…$/);
  });

  it('control characters of a subject do not reach the terminal', () => {
    const line = messageLine({ ...mail, subject: 'x\u001b[2J\n\u202eready http://evil' }, screen);

    expect([...'\u001b\n\u202e'].filter((mark) => line.includes(mark))).toEqual([]);
  });
});

describe('refusalLines', () => {
  it('a narrow screen keeps the code of a refusal and drops the words before it', () => {
    const reason = 'PreSignUp failed with error domain_blocked: Not this domain, please.';

    expect(refusalLines({ operation: 'SignUp', reason }, plainScreen(40))).toEqual([
      'refused  SignUp: domain_blocked: Not th…',
    ]);
    expect(refusalLines({ operation: 'SignUp', reason }, plainScreen(100))).toEqual([
      `refused  SignUp: ${reason}`,
    ]);
  });

  it('a refusal and its hint stay within 80 columns', () => {
    const lines = refusalLines(
      { operation: 'InitiateAuth', reason: 'r'.repeat(100), hint: 'word '.repeat(30).trim() },
      screen,
    );

    expect(lines.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map((line) => line.length))).toBe(80);
  });
});
