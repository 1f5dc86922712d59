import { describe, expect, it } from 'vitest';
import { createClock } from '../../../local/observe/clock.ts';
import { createOutbox } from '../../../local/observe/outbox.ts';
import { createTestCodes } from '../../../local/terminal/test-codes.ts';

const mailTo = (to: string, code: string) => ({
  channel: 'email' as const,
  to,
  from: 'no-reply@example.com',
  subject: 'Your code',
  text: `Use this code:\n\n    ${code}\n`,
  html: `<p>${code}</p>`,
});

describe('createTestCodes', () => {
  it('the mail shows the digits, and they stand for the newest mailed code', () => {
    const book = createTestCodes({ 'ada@example.com': '00000000' });
    const outbox = book.inOutbox(createOutbox(createClock()));
    outbox.deliver(mailTo('ada@example.com', '11111111'));
    outbox.deliver(mailTo('Ada@example.com', '22222222'));

    expect(outbox.list().at(-1)).toMatchObject({
      text: 'Use this code:\n\n    00000000\n',
      html: '<p>00000000</p>',
    });
    expect(book.answerFor('ada@example.com', '00000000')).toBe('22222222');
  });

  it('before a mail, or with other digits, the answer stays as it was typed', () => {
    const book = createTestCodes({ 'ada@example.com': '00000000' });

    expect(book.answerFor('ada@example.com', '00000000')).toBe('00000000');
    expect(book.answerFor('ada@example.com', '12345678')).toBe('12345678');
  });

  it('the digits of one address do nothing for another', () => {
    const book = createTestCodes({ 'ada@example.com': '00000000' });
    const outbox = book.inOutbox(createOutbox(createClock()));
    outbox.deliver(mailTo('ada@example.com', '11111111'));
    outbox.deliver(mailTo('eve@example.com', '22222222'));

    expect(outbox.list().at(-1)?.text).toContain('22222222');
    expect(book.answerFor('eve@example.com', '00000000')).toBe('00000000');
  });
});
