import type { CustomSmsSenderEvent } from '../custom-sms-sender.ts';
import { built, envelope, type Overrides, userAttributes } from './builder.ts';

export const aCustomSmsSenderEvent = (
  overrides: Overrides<CustomSmsSenderEvent> = {},
): CustomSmsSenderEvent =>
  built<CustomSmsSenderEvent>(
    {
      ...envelope,
      triggerSource: 'CustomSMSSender_SignUp',
      request: {
        type: 'customSMSSenderRequestV1',
        code: 'AYADeExampleOnlyNotARealCiphertext==',
        clientMetadata: null,
        userAttributes,
      },
      response: {},
    },
    overrides,
  );
