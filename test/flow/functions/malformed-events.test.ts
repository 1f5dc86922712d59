import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suiteTriggers } from '#shared/cognito/triggers.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';

const canary = 'canary@example.com';

type Sample = { readonly request: object };

const sampleOf = (folder: string): Sample => {
  const directory = new URL(`../../../events/${folder}/`, import.meta.url);
  const [file = ''] = readdirSync(directory);
  return JSON.parse(readFileSync(new URL(file, directory), 'utf8'));
};

/** Events that no handler could work with, each with an address in it that must not come back. */
const malformed = (sample: Sample): Readonly<Record<string, unknown>> => ({
  null: null,
  'a text': canary,
  'a list': [canary],
  'no request': { ...sample, request: undefined, userName: canary },
  'a request of text': { ...sample, request: canary },
  'another trigger': { ...sample, triggerSource: canary },
  'no user pool': { ...sample, userPoolId: { canary } },
});

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack({ parameterOverrides: { ResponseFloorMilliseconds: '0' } });
});

afterAll(() => stack.stop());

describe('a malformed event', () => {
  it.each(suiteTriggers)(
    'to $functionId is an error that names nobody and mails nothing',
    async ({ functionId: name, folder }) => {
      for (const [what, event] of Object.entries(malformed(sampleOf(folder)))) {
        const answer = await stack.invoke(name, event);

        expect(Object.keys(answer), what).toEqual(['error']);
        expect(answer.error?.errorMessage, what).toMatch(/^\S/);
        expect(JSON.stringify(answer), what).not.toContain('canary');
      }
      const lines = (await stack.logs(name)).map(({ line }) => line).join('\n');
      expect(lines).not.toContain('canary');
      expect(await stack.outbox()).toEqual([]);
    },
  );
});
