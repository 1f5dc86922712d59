import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, type SignIn, signInWith, wrongFor } from '../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  stack = await startTestStack();
  user = signInWith(stack);
});

afterAll(() => stack.stop());

beforeEach(() => stack.reset());

/** The 16 characters of the newest mail, without the signs between its groups. */
const mailedLongCode = async (email: string): Promise<string> => {
  const text = (await user.mailsTo(email)).at(-1)?.text ?? '';
  const [code] = /\b[0-9A-HJKMNP-TV-Z]{4}([ -]?[0-9A-HJKMNP-TV-Z]{4}){3}\b/.exec(text) ?? [];
  if (code === undefined) throw new Error('no long code was mailed');
  return code.replaceAll(/[ -]/g, '');
};

/** A stranger's sign-in with three wrong answers, which spend the code; then the pause. */
const spendACode = async (email: string): Promise<void> => {
  let round = await user.start(email);
  const wrong = wrongFor(await user.mailedCode(email));
  for (const _ of [1, 2]) round = await user.answer(email, wrong, round);
  await refusalOf(user.answer(email, wrong, round));
  await stack.advance(31);
};

const startUnderAttack = async () => {
  const { email } = await user.signUp();
  await spendACode(email);
  await spendACode(email);
  return { email, challenge: await user.start(email) };
};

describe('after six wrong answers', () => {
  it('the code is long, and its owner signs in with it', async () => {
    const { email, challenge } = await startUnderAttack();
    const code = await mailedLongCode(email);

    const { AuthenticationResult } = await user.answer(email, code, challenge);

    expect(challenge.ChallengeParameters).toMatchObject({
      step: 'code',
      codeKind: 'letters',
      codeLength: '16',
    });
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('a long code is taken in small letters, in groups and with the letters that look like digits', async () => {
    const { email, challenge } = await startUnderAttack();
    const code = await mailedLongCode(email);
    const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    const groups = typed.match(/.{4}/g)?.join(' ') ?? '';

    const { AuthenticationResult } = await user.answer(email, ` ${groups}\n`, challenge);

    expect(groups).toHaveLength(19);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('wrong long codes write nothing and spend nothing: the right one still works after 20 of them', async () => {
    const { email, challenge } = await startUnderAttack();
    const code = await mailedLongCode(email);
    const wrong = code.slice(0, -1) + (code.endsWith('Z') ? 'Y' : 'Z');
    const sessions = await Promise.all(Array.from({ length: 10 }, () => user.start(email)));
    await stack.call('DELETE', 'calls');
    for (const session of sessions) {
      const second = await user.answer(email, wrong, session);
      await user.answer(email, wrong, second);
    }
    const writes = (
      await stack.call<{ function: string; action: string }[]>('GET', 'calls')
    ).filter(({ action }) => action === 'dynamodb:UpdateItem');

    const { AuthenticationResult } = await user.answer(email, code, challenge);

    expect(writes).toEqual([]);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('a long code works once', async () => {
    const { email, challenge } = await startUnderAttack();
    const other = await user.start(email);
    const code = await mailedLongCode(email);
    await user.answer(email, code, challenge);

    const replay = await user.answer(email, code, other);

    expect(replay.AuthenticationResult).toBeUndefined();
  });

  it('a right answer makes the next code short again', async () => {
    const { email, challenge } = await startUnderAttack();
    await user.answer(email, await mailedLongCode(email), challenge);

    const next = await user.start(email);
    const { AuthenticationResult } = await user.answer(email, await user.mailedCode(email), next);

    expect(next.ChallengeParameters?.codeKind).toBe('digits');
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });
});
