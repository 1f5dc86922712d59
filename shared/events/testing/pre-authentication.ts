import type { PreAuthenticationEvent } from '../pre-authentication.ts';
import { built, envelope, type Overrides, userAttributes } from './builder.ts';

export const aPreAuthenticationEvent = (
  overrides: Overrides<PreAuthenticationEvent> = {},
): PreAuthenticationEvent =>
  built<PreAuthenticationEvent>(
    {
      ...envelope,
      triggerSource: 'PreAuthentication_Authentication',
      request: { userAttributes, validationData: null },
      response: {},
    },
    overrides,
  );
