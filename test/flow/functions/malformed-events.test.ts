import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suiteTriggers } from '#shared/cognito/triggers.ts';
import { courierSamples } from '../../support/functions/samples.ts';
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
  stack = await startTestStack();
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

/** The sample record with other members, or one in place of it. */
const recordWith = (members: object): object => {
  const due = courierSamples.find(({ sample }) => sample.endsWith('/due.json'));
  return { ...due?.event.Records[0], ...members };
};

const withRow = (NewImage: unknown) => ({
  Records: [recordWith({ dynamodb: { Keys: { pk: { S: canary } }, NewImage } })],
});

/** What would be repeated until it is too old if the courier threw, and would block everything behind it. */
const malformedRecords: Readonly<Record<string, unknown>> = {
  null: null,
  'a text': canary,
  'an event of a trigger': sampleOf('create-auth-challenge'),
  'records of text': { Records: canary },
  'a record of text': { Records: [canary] },
  'a record without a table': { Records: [recordWith({ eventSourceARN: undefined })] },
  'a row of text': withRow(canary),
  'a row without columns': withRow({ pk: { S: `2U#${canary}` }, delivery: { S: 'due' } }),
  'a column of another type': withRow({ pk: { N: canary }, delivery: { S: 'due' } }),
  'a row of 0.1.0': withRow({ pk: { S: `U#${canary}` }, delivery: { S: 'due' } }),
  'an attribute value that is none': withRow({ pk: { X: canary } }),
  'an attribute value without a type': withRow({ pk: {} }),
  'an attribute value of null': withRow({ pk: null }),
};

describe('a malformed stream record', () => {
  it.each(Object.entries(malformedRecords))(
    '%s is dropped by the courier, so that it blocks nothing behind it',
    async (_, event) => {
      const answer = await stack.invoke('CodeDeliveryFunction', event);

      const lines = (await stack.logs('CodeDeliveryFunction')).map(({ line }) => line).join('\n');
      expect(answer).toEqual({ response: null });
      expect(lines).toContain('"record dropped"');
      expect(lines).not.toContain('canary');
      expect(await stack.outbox()).toEqual([]);
    },
  );
});
