import { randomBytes } from 'node:crypto';
import { AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { computeCode } from '#shared/one-time-code/secrets/code.ts';
import { newEmail } from '../support/pool/sign-in.ts';
import { isIn } from './support/answers.ts';
import { mailedCode, startTarget, type Target } from './support/client.ts';
import { contextAndOthers } from './support/code-contexts.ts';
import { report } from './support/figure.ts';

let target: Target;

beforeAll(async () => {
  target = await startTarget();
});

afterAll(() => target.stop());

const attempts: boolean[] = [];

const changeEmail = (username: string, email: string) =>
  target.cognito.send(
    new AdminUpdateUserAttributesCommand({
      UserPoolId: target.stack.info.userPoolId,
      Username: username,
      // Without the mark the pool keeps the old address until the new one is verified.
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    }),
  );

it("the code of one user is refused in another's sign-in", async () => {
  const { client } = target;
  for (let pair = 0; pair < 10; pair += 1) {
    const [victim, attacker] = [await target.signUp(), await target.signUp()];
    const round = await client.start(victim.email);
    await client.start(attacker.email);
    const code = await mailedCode(target, attacker.email);
    attempts.push(isIn(await client.answer(victim.email, code, round)));
  }
  expect(attempts.some(Boolean)).toBe(false);
});

it('a code is worth nothing once the address that it was mailed to has changed', async () => {
  const { client } = target;
  const { email, sub } = await target.signUp();
  const round = await client.start(email);
  const code = await mailedCode(target, email);
  await changeEmail(sub, newEmail());
  const afterChange = isIn(await client.answer(sub, code, round));

  attempts.push(afterChange);
  expect(afterChange).toBe(false);
});

it('the event of another pool does not take the code of this one', async () => {
  const { client, stack } = target;
  const { email } = await target.signUp();
  const round = await client.start(email);
  const code = await mailedCode(target, email);
  await client.answer(email, '00000000', round);
  const verifies = (await stack.triggers()).filter(
    (call) => call.function === 'VerifyAuthChallengeResponseFunction',
  );
  const event = verifies.at(-1)?.request ?? {};
  const answering = (userPoolId: string) => ({
    ...event,
    userPoolId,
    request: { ...(event.request as object), challengeAnswer: code },
  });
  const verify = async (userPoolId: string): Promise<boolean> => {
    const { response } = await stack.invoke(
      'VerifyAuthChallengeResponseFunction',
      answering(userPoolId),
    );
    return JSON.stringify(response).includes('"answerCorrect":true');
  };

  const foreign = await verify('us-east-1_Another01');

  attempts.push(foreign);
  expect(foreign).toBe(false);
  expect(await verify(stack.info.userPoolId)).toBe(true);
});

it('every part that a code is bound to changes it: pool, user, channel, address, challenge, kind', (context) => {
  const hex = (bytes: number) => randomBytes(bytes).toString('hex');
  let same = 0;
  let compared = 0;
  for (let round = 0; round < 200; round += 1) {
    const pepper = hex(32);
    const { made, others } = contextAndOthers();
    const code = computeCode(pepper, made, 12);
    const foreign = [
      ...others.map((other) => computeCode(pepper, other, 12)),
      computeCode(hex(32), made, 12),
    ];
    compared += foreign.length;
    same += foreign.filter((other) => other === code).length;
  }
  report(context, {
    family: 'cross-user',
    figure: `${attempts.filter(Boolean).length} of ${attempts.length} foreign codes accepted; ${same} of ${compared} contexts share a code`,
    goal: '0; 0',
  });
  expect(same).toBe(0);
});
