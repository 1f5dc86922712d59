import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../support/stack.ts';

/** The functions that own a folder of samples; the other samples are proven through `parse`. */
const functions: Readonly<Record<string, string>> = {
  'pre-sign-up': 'PreSignUpFunction',
  'post-confirmation': 'PostConfirmationFunction',
  'pre-authentication': 'PreAuthenticationFunction',
  'post-authentication': 'PostAuthenticationFunction',
  'define-auth-challenge': 'DefineAuthChallengeFunction',
  'create-auth-challenge': 'CreateAuthChallengeFunction',
  'verify-auth-challenge-response': 'VerifyAuthChallengeResponseFunction',
  'pre-token-generation': 'PreTokenGenerationFunction',
  'custom-message': 'CustomMessageFunction',
};

const root = new URL('../../events/', import.meta.url);

const samples = Object.entries(functions).flatMap(([folder, name]) =>
  readdirSync(new URL(`${folder}/`, root)).map((file) => ({
    name,
    sample: `${folder}/${file}`,
    event: JSON.parse(readFileSync(new URL(`${folder}/${file}`, root), 'utf8')),
  })),
);

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack({ parameterOverrides: { ResponseFloorMilliseconds: '0' } });
});

afterAll(() => stack.stop());

describe('the sample events of our functions', () => {
  it('cover the 23 trigger sources that the nine functions own', () => {
    const sources = new Set(samples.map(({ event }) => event.triggerSource));

    expect(sources.size).toBe(23);
  });

  it.each(samples)('$sample is answered by $name', async ({ name, event }) => {
    const result = await stack.invoke(name, event);

    expect(result).toHaveProperty('response');
    const { response, ...rest } = result.response as Record<string, unknown>;
    const { response: _, ...sent } = event;
    expect(rest).toEqual(sent);
    expect(response).toBeTypeOf('object');
  });
});
