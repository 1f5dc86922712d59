import { randomInt } from 'node:crypto';
import type { PasswordPolicyType } from '@aws-sdk/client-cognito-identity-provider';
import { poolDefaults } from '#shared/cognito/pool-defaults.ts';
import type { PoolRecord } from '../store/records.ts';
import { CognitoError } from '../wire/cognito-error.ts';

/** The characters that count as symbols; a blank inside counts too (guide: password requirements). */
const symbols = ' ^$*.[]{}()?-"!@#%&/\\,><\':;|_~`+=';

const classes = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digit: '0123456789',
  symbol: '!#%+-=?_',
} as const;

const defaults = poolDefaults.Policies.PasswordPolicy;

const policyOf = (pool: PoolRecord): PasswordPolicyType =>
  pool.properties.Policies?.PasswordPolicy ?? defaults;

const shortcoming = (policy: PasswordPolicyType, password: string): string | undefined => {
  if (password.length < (policy.MinimumLength ?? defaults.MinimumLength))
    return 'Password not long enough';
  if (policy.RequireLowercase === true && !/[a-z]/.test(password)) {
    return 'Password must have lowercase characters';
  }
  if (policy.RequireUppercase === true && !/[A-Z]/.test(password)) {
    return 'Password must have uppercase characters';
  }
  if (policy.RequireNumbers === true && !/\d/.test(password)) {
    return 'Password must have numeric characters';
  }
  const hasSymbol = [...password].some((character) => symbols.includes(character));
  return policy.RequireSymbols === true && !hasSymbol
    ? 'Password must have symbol characters'
    : undefined;
};

/** Throws InvalidPasswordException that names the first rule which the password breaks. */
export const checkPassword = (pool: PoolRecord, password: string): void => {
  const fault = shortcoming(policyOf(pool), password);
  if (fault === undefined) return;
  throw new CognitoError(
    'InvalidPasswordException',
    `Password did not conform with policy: ${fault}`,
  );
};

const drawn = (characters: string): string => characters.charAt(randomInt(characters.length));

/** A temporary password that satisfies every policy, for AdminCreateUser without one. */
export const makeTemporaryPassword = (pool: PoolRecord): string => {
  const all = Object.values(classes).join('');
  const length = Math.max(16, policyOf(pool).MinimumLength ?? defaults.MinimumLength);
  const rest = Array.from({ length: length - 4 }, () => drawn(all));
  return [...Object.values(classes).map(drawn), ...rest].join('');
};

/** When a temporary password made now expires, in milliseconds. 0 days mean the default, 7. */
export const temporaryPasswordEnd = (pool: PoolRecord, now: number): number =>
  now +
  (policyOf(pool).TemporaryPasswordValidityDays || defaults.TemporaryPasswordValidityDays) *
    24 *
    60 *
    60 *
    1000;
