import { describe, expect, it } from 'vitest';
import { messageOf } from '../../console/state/model.ts';
import { newestCode } from '../../console/state/newest-code.ts';

const ada = 'ada@example.com';

const messages = [
  { to: ada, text: 'Your code: 11111111' },
  { to: ada, text: 'Your code: 22222222' },
  { to: ada, text: 'Confirm your address with 333333' },
  { to: ada, text: 'Copy it: ABCD-EFGH-2345-6789' },
  { to: 'eve@example.com', text: 'Your code: 44444444' },
  { to: ada, text: 'Welcome.' },
].map((message, id) => messageOf({ id, ...message }));

describe('the code that the page offers', () => {
  it.each([
    ['a sign-in by digits', 8, '22222222'],
    ['a sign-in by a long code', 16, 'ABCD-EFGH-2345-6789'],
    ['a confirmation', 6, '333333'],
    ['a length that no code has', 12, undefined],
  ])('for %s is the newest of that length, whatever came after it', (_, length, code) => {
    expect(newestCode(messages, 'Ada@Example.com', length)).toBe(code);
  });

  it('is none as long as the only mail has a code of another kind', () => {
    expect(newestCode(messages.slice(2, 3), ada, 8)).toBeUndefined();
  });
});
