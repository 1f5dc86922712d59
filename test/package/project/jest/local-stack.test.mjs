import { parse } from 'cognito-triggers/events/pre-sign-up';
import { aPreSignUpEvent } from 'cognito-triggers/events/testing';
import { startLocalStack } from 'cognito-triggers/local';

let stack;
beforeAll(async () => {
  stack = await startLocalStack();
});
afterAll(() => stack.stop());

it('reads an event that was built', () => {
  const event = aPreSignUpEvent();
  expect(parse(event)).toEqual(event);
});

it('signs a user up in a stack of its own', async () => {
  const response = await fetch(stack.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp',
    },
    body: JSON.stringify({
      ClientId: stack.userPoolClientId,
      Username: 'ada@example.com',
      Password: `Aa1!${crypto.randomUUID()}`,
    }),
  });
  expect(await response.json()).toMatchObject({ UserConfirmed: true });
});
