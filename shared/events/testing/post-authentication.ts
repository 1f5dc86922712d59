import type { PostAuthenticationEvent } from '../post-authentication.ts';
import { built, envelope, type Overrides, userAttributes } from './builder.ts';

export const aPostAuthenticationEvent = (
  overrides: Overrides<PostAuthenticationEvent> = {},
): PostAuthenticationEvent =>
  built<PostAuthenticationEvent>(
    {
      ...envelope,
      triggerSource: 'PostAuthentication_Authentication',
      request: { userAttributes, newDeviceUsed: false },
      response: {},
    },
    overrides,
  );
