import { expect, it } from 'vitest';
import { createLooker } from '../../../cli/doctor/read/look.ts';

it('What could not be read is listed in the order of asking, also where a later reading fails first', async () => {
  const { look, unread } = createLooker();
  const first = Promise.withResolvers<never>();

  const slow = look('iam:GetRole', 'one', () => first.promise);
  await look('iam:GetPolicy', 'two', async () => 'a policy');
  await look('iam:GetRole', 'three', () => Promise.reject(new RangeError('no')));
  first.reject(new TypeError('no'));
  await slow;

  expect(unread()).toEqual([
    { action: 'iam:GetRole', about: 'one', why: 'TypeError' },
    { action: 'iam:GetRole', about: 'three', why: 'RangeError' },
  ]);
});
