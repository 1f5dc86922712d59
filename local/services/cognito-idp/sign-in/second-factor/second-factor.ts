import { activeFactors, mfaStepOf, secondFactorsOf } from '../../codes/second-factors.ts';
import { redeemSoftwareToken } from '../../codes/software-token.ts';
import type { SecondFactor } from '../../store/factor-choices.ts';
import type { SignIn, Values } from '../../triggers/call/sign-in.ts';
import { currentUser } from '../../users/subject.ts';
import { CognitoError, invalidParameter } from '../../wire/cognito-error.ts';
import { challengeEmailOtp } from '../choice/email-otp.ts';
import { finishSignIn } from '../finish.ts';
import { challenge, requireValue, type SignInResult } from '../sign-in.ts';
import { deliveryParameters, isSignInCode, sendSignInCode, withoutCode } from '../sign-in-code.ts';

/** Cognito's codes by SMS have six digits. */
const digits = 6;

const askForCodeBySms = async (signIn: SignIn): Promise<SignInResult> => {
  const { attributes } = currentUser(signIn.service, signIn.subject);
  const place = { attribute: 'phone_number', to: attributes.phone_number ?? '' } as const;
  const { delivery, signInCode } = await sendSignInCode(signIn, place, digits);
  return challenge(signIn, 'SMS_MFA', deliveryParameters(delivery), { signInCode });
};

const askFor = async (signIn: SignIn, factor: SecondFactor): Promise<SignInResult> => {
  if (factor === 'SMS_MFA') return askForCodeBySms(signIn);
  return factor === 'EMAIL_OTP' ? challengeEmailOtp(signIn) : challenge(signIn, factor, {});
};

/** After the password: the challenge of the second factor, or tokens where the user needs none. */
export const askSecondFactor = async (signIn: SignIn): Promise<SignInResult> => {
  const { service, pool, subject } = signIn;
  const user = currentUser(service, subject);
  const step = mfaStepOf(pool, user);
  if (step === 'none') return finishSignIn(signIn);
  if (step === 'MFA_SETUP') {
    const MFAS_CAN_SETUP = JSON.stringify(secondFactorsOf(pool));
    return challenge(signIn, step, { MFAS_CAN_SETUP });
  }
  if (step === 'SELECT_MFA_TYPE') {
    const MFAS_CAN_CHOOSE = JSON.stringify(activeFactors(pool, user));
    return challenge(signIn, step, { MFAS_CAN_CHOOSE });
  }
  return askFor(signIn, step);
};

/** The answer to SELECT_MFA_TYPE. */
export const respondToFactorChoice = async (
  signIn: SignIn,
  responses: Values,
): Promise<SignInResult> => {
  const given = requireValue(responses, 'ANSWER');
  const user = currentUser(signIn.service, signIn.subject);
  const factor = activeFactors(signIn.pool, user).find((one) => one === given);
  if (factor === undefined) throw invalidParameter(`The user does not have the factor ${given}`);
  return askFor(signIn, factor);
};

export const respondToSoftwareToken = (
  signIn: SignIn,
  responses: Values,
): Promise<SignInResult> => {
  const code = requireValue(responses, 'SOFTWARE_TOKEN_MFA_CODE');
  redeemSoftwareToken(signIn.service, currentUser(signIn.service, signIn.subject), code);
  return finishSignIn(signIn);
};

/** A wrong code leaves the session usable. The text is that of field reports (amplify-js 3066 and 11069). */
export const respondToSms = (signIn: SignIn, responses: Values): Promise<SignInResult> => {
  if (isSignInCode(signIn, 'phone_number', requireValue(responses, 'SMS_MFA_CODE'))) {
    return finishSignIn(withoutCode(signIn));
  }
  throw new CognitoError('CodeMismatchException', 'Invalid code or auth state for the user.');
};
