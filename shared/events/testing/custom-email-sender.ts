import type { CustomEmailSenderEvent } from '../custom-email-sender.ts';
import { built, envelope, type Overrides, userAttributes } from './builder.ts';

export const aCustomEmailSenderEvent = (
  overrides: Overrides<CustomEmailSenderEvent> = {},
): CustomEmailSenderEvent =>
  built<CustomEmailSenderEvent>(
    {
      ...envelope,
      triggerSource: 'CustomEmailSender_SignUp',
      request: {
        type: 'customEmailSenderRequestV1',
        code: 'AYADeExampleOnlyNotARealCiphertext==',
        clientMetadata: null,
        userAttributes,
      },
      response: {},
    },
    overrides,
  );
