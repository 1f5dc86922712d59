import { InvalidEventError } from 'cognito-triggers/events';
import { aPreSignUpEvent } from 'cognito-triggers/events/testing';
import { expect, it } from 'vitest';
import { handler } from '../handler.js';

it('confirms an invited user', async () => {
  const event = aPreSignUpEvent({ request: { clientMetadata: { invitation: 'spring' } } });
  const { response } = await handler(event);
  expect(response).toMatchObject({ autoConfirmUser: true });
});

it('leaves other users to confirm', async () => {
  const { response } = await handler(aPreSignUpEvent());
  expect(response).toMatchObject({ autoConfirmUser: false });
});

it('refuses what is no event', async () => {
  await expect(handler({ version: '1' })).rejects.toBeInstanceOf(InvalidEventError);
});
