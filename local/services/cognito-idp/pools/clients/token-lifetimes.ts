import type { ClientRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { tokenValidityOf } from './token-validity.ts';

const minute = 60;
const day = 24 * 60 * minute;

/** Bounds of token lifetimes in seconds (API reference: CreateUserPoolClient, valid ranges). */
const ranges = {
  access: [5 * minute, day],
  id: [5 * minute, day],
  refresh: [60 * minute, 3650 * day],
} as const;

/**
 * The texts are those that cdk-preflight measured on AWS.
 * @throws {CognitoError} InvalidParameterException for lifetimes out of range, and for a refresh token that ends first
 */
export const checkLifetimes = (properties: ClientRecord['properties']): void => {
  const validity = tokenValidityOf({ properties });
  for (const token of ['access', 'id', 'refresh'] as const) {
    const [least, most] = ranges[token];
    if (validity[token] < least || validity[token] > most) {
      throw invalidParameter('Invalid range for token validity.');
    }
  }
  if (Math.max(validity.access, validity.id) <= validity.refresh) return;
  throw invalidParameter(
    'Access and Id Token expiration times must be less than or equal to refresh token expiration times.',
  );
};
