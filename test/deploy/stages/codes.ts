import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { wrongFor } from '../../support/pool/sign-in.ts';
import { codesAreLongFor, mailedLongCode } from '../codes/long-codes.ts';
import { ageNewestMail, resendOf } from '../codes/resend.ts';
import { signInTo, stackName } from '../support/deployed.ts';
import { describeStack } from '../support/stack.ts';

export const codes = async (t: TestContext): Promise<void> => {
  const stack = await describeStack(stackName);
  const user = signInTo(stack);

  await t.test('a wrong code gives no tokens, and the right one after it does', async () => {
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    const code = await user.mailedCode(email);

    const wrong = await user.answer(email, wrongFor(code), challenge);
    const right = await user.answer(email, code, wrong);

    assert.equal(wrong.AuthenticationResult, undefined);
    assert.notEqual(right.AuthenticationResult?.AccessToken, undefined);
  });

  await t.test(
    'a resend in the session mails the same code again, which is good there',
    async () => {
      const { email, sub } = await user.signUp();
      const challenge = await user.start(email);
      const code = await user.mailedCode(email);
      await ageNewestMail(stack, sub, 31);

      const again = await user.cognito.send(resendOf(user, email, challenge));

      const texts = (await user.mailsTo(email)).map(({ text }) => text);
      assert.equal(texts.length, 2);
      assert.ok(texts.every((text) => text.includes(code)));
      const { AuthenticationResult } = await user.answer(email, code, again);
      assert.notEqual(AuthenticationResult?.AccessToken, undefined);
    },
  );

  await t.test('after six wrong answers in a row the next code is long, and signs in', async () => {
    const { email, sub } = await user.signIn();
    await codesAreLongFor(stack, sub);

    const challenge = await user.start(email);

    const code = await mailedLongCode(user, email);
    const typed = code.toLowerCase().replace(/[^0-9a-z]/g, '');
    const { AuthenticationResult } = await user.answer(email, typed, challenge);
    assert.equal(challenge.ChallengeParameters?.codeKind, 'letters');
    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
  });
};
