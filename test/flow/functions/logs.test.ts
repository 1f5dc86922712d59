import {
  GetTokensFromRefreshTokenCommand,
  GetUserAttributeVerificationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  newEmail,
  refusalOf,
  type SignIn,
  signInWith,
  wrongFor,
} from '../../support/pool/sign-in.ts';
import { secretsIn } from '../../support/secrets-in.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  const parameterOverrides = { LogLevel: 'DEBUG' };
  stack = await startTestStack({ parameterOverrides });
  user = signInWith(stack);
});

afterAll(() => stack.stop());

/** Every text in a value, however deep. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** All that the functions were sent and sent back, but for the envelope: attributes, answers, challenges, claims, words. */
const everythingInEvents = async (): Promise<ReadonlySet<string>> => {
  const triggers = await stack.triggers();
  const texts = triggers.flatMap(({ request, response }) => [
    String(request.userName),
    ...textsIn(request.request),
    ...textsIn(response?.response),
  ]);
  // Shorter ones (`true`, `email`, `8`) are words of the log's own.
  return new Set(texts.filter((text) => text.length >= 8));
};

describe('whole flows at the most talkative level', () => {
  it('leave no code, address, attribute, session, token, answer or event in any line', async () => {
    const { cognito, ClientId } = user;
    const canaries = { given_name: 'Canary-Given-Name', locale: 'de-CANARY' };
    const { email, sub } = await user.signUp(newEmail(), canaries);
    const first = await user.start(email);
    const code = await user.mailedCode(email);
    const second = await user.answer(email, wrongFor(code), first);
    const { AuthenticationResult: tokens } = await user.answer(email, code, second);
    const refreshed = await cognito.send(
      new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken: tokens?.RefreshToken }),
    );
    await cognito.send(
      new GetUserAttributeVerificationCodeCommand({
        AccessToken: tokens?.AccessToken,
        AttributeName: 'email',
      }),
    );
    const verification = (await user.mailsTo(email)).at(-1)?.html ?? '';
    const cognitosCode = />(\d{6})</.exec(verification)?.[1] ?? '';
    const stranger = newEmail();
    await user.answer(stranger, '76543210', await user.start(stranger));
    const refusedAddress = `${crypto.randomUUID()}@mailinator.com`;
    await refusalOf(user.signUp(refusedAddress));
    await stack.advance(31);
    for (const target of ['email', 'dynamodb']) {
      await stack.fault({ target, mode: 'fail', times: 20 });
      await refusalOf(user.start(email));
      await refusalOf(user.signUp());
      // Answers when the courier has tried.
      await stack.outbox();
      await stack.clearFaults();
    }
    await stack.invoke('PreSignUpFunction', { canary: 'Canary-Malformed-Event' });
    await stack.invoke('CodeDeliveryFunction', { Records: [{ canary: 'Canary-Malformed-Event' }] });
    const row = (await stack.challenge(`2U#${sub}`)) ?? {};

    const lines = (await stack.logs()).map(({ line }) => line).join('\n');

    const known = [code, wrongFor(code), '76543210', cognitosCode, email, sub, stranger];
    const secrets = new Set([
      ...known,
      ...Object.values(canaries),
      refusedAddress,
      'Canary-Malformed-Event',
      first.Session ?? '',
      second.Session ?? '',
      ...textsIn([tokens, refreshed.AuthenticationResult]).filter((text) => text.length > 16),
      ...(await everythingInEvents()),
      ...textsIn([row.slot0Id, row.slot1Id, row.envelope, row.provenHash]),
    ]);
    expect(cognitosCode).toHaveLength(6);
    expect(secrets.size).toBeGreaterThan(30);
    expect(lines).toMatch(/"message":"code sent"/);
    expect(lines).toMatch(/"message":"code not sent"/);
    expect(lines).toMatch(/"Handed":/);
    expect(row).toHaveProperty('envelope');
    expect(secretsIn(lines, secrets)).toEqual([]);
  });
});
