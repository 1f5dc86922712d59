import type { CustomMessageEvent } from '../custom-message.ts';
import { built, envelope, type Overrides, userAttributes } from './builder.ts';

export const aCustomMessageEvent = (
  overrides: Overrides<CustomMessageEvent> = {},
): CustomMessageEvent =>
  built<CustomMessageEvent>(
    {
      ...envelope,
      triggerSource: 'CustomMessage_SignUp',
      request: {
        userAttributes,
        codeParameter: '{####}',
        linkParameter: '{##Click Here##}',
        usernameParameter: null,
      },
      response: { smsMessage: null, emailMessage: null, emailSubject: null },
    },
    overrides,
  );
