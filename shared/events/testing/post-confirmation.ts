import type { PostConfirmationEvent } from '../post-confirmation.ts';
import { built, envelope, type Overrides, userAttributes } from './builder.ts';

export const aPostConfirmationEvent = (
  overrides: Overrides<PostConfirmationEvent> = {},
): PostConfirmationEvent =>
  built<PostConfirmationEvent>(
    {
      ...envelope,
      triggerSource: 'PostConfirmation_ConfirmSignUp',
      request: { userAttributes },
      response: {},
    },
    overrides,
  );
