import { Secret, TOTP } from 'otpauth';
import type { Service } from '../service.ts';
import type { UserRecord } from '../store/records.ts';
import { saveUser } from '../users/users.ts';
import { CognitoError } from '../wire/cognito-error.ts';

const periodSeconds = 30;

/** A secret for an authenticator app: 160 bits (RFC 4226 section 4, R6) in Base32. */
export const newSoftwareTokenSecret = (): string => new Secret({ size: 20 }).base32;

/**
 * The time step of a right code: the current one or a neighbour, because clocks differ (RFC 6238 section 5.2).
 * `undefined` for a wrong code.
 */
const stepOfCode = (secret: string, code: string, now: number): number | undefined => {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: periodSeconds });
  const delta = totp.validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 1000 / periodSeconds) + delta;
};

/** Accepts a code once (RFC 6238 section 5.2): it and all earlier ones are then used up. */
export const redeemSoftwareToken = (service: Service, user: UserRecord, code: string): void => {
  const { softwareToken } = user;
  const step =
    softwareToken === undefined
      ? undefined
      : stepOfCode(softwareToken.secret, code, service.clock.now());
  if (softwareToken === undefined || step === undefined) {
    throw new CognitoError('CodeMismatchException', 'Invalid code received for user');
  }
  if (step <= softwareToken.usedStep) {
    throw new CognitoError(
      'ExpiredCodeException',
      'Your software token has already been used once.',
    );
  }
  saveUser(service, { ...user, softwareToken: { ...softwareToken, usedStep: step } });
};

/** Activates the pending secret if the code is right. */
export const confirmSoftwareToken = (service: Service, user: UserRecord, code: string): void => {
  const { pendingSoftwareToken: secret, ...rest } = user;
  const step = secret === undefined ? undefined : stepOfCode(secret, code, service.clock.now());
  if (secret === undefined || step === undefined) {
    throw new CognitoError(
      'EnableSoftwareTokenMFAException',
      'Code mismatch and fail enable Software Token MFA',
    );
  }
  saveUser(service, { ...rest, softwareToken: { secret, usedStep: step } });
};
