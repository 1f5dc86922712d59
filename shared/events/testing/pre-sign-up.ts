import type { PreSignUpEvent } from '../pre-sign-up.ts';
import { built, envelope, type Overrides } from './builder.ts';

export const aPreSignUpEvent = (overrides: Overrides<PreSignUpEvent> = {}): PreSignUpEvent =>
  built<PreSignUpEvent>(
    {
      ...envelope,
      triggerSource: 'PreSignUp_SignUp',
      request: { userAttributes: { email: 'ada@example.com' }, validationData: null },
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    },
    overrides,
  );
