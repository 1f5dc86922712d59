import type { ClientRecord, PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { checkOAuth } from './client-oauth-rules.ts';
import { tokenValidityOf } from './token-validity.ts';

type Properties = ClientRecord['properties'];

const minute = 60;
const day = 24 * 60 * minute;

/** Bounds of token lifetimes in seconds (API reference: CreateUserPoolClient, valid ranges). */
const ranges = {
  access: [5 * minute, day],
  id: [5 * minute, day],
  refresh: [60 * minute, 3650 * day],
} as const;

const checkFlows = ({ ExplicitAuthFlows: flows = [] }: Properties): void => {
  const isNew = (flow: string) => flow.startsWith('ALLOW_');
  if (flows.some(isNew) && !flows.every(isNew)) {
    throw invalidParameter(
      "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
    );
  }
};

/** Rotation and REFRESH_TOKEN_AUTH exclude each other (guide: refresh token rotation). */
const checkRotation = ({ ExplicitAuthFlows: flows = [], RefreshTokenRotation }: Properties) => {
  if (RefreshTokenRotation?.Feature !== 'ENABLED') return;
  if (flows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw invalidParameter(
      'ALLOW_REFRESH_TOKEN_AUTH is not allowed when refresh token rotation is enabled',
    );
  }
};

const checkValidity = (properties: Properties): void => {
  const validity = tokenValidityOf({ properties });
  for (const token of ['access', 'id', 'refresh'] as const) {
    const [least, most] = ranges[token];
    if (validity[token] < least || validity[token] > most) {
      throw invalidParameter('Invalid range for token validity.');
    }
  }
  if (Math.max(validity.access, validity.id) > validity.refresh) {
    throw invalidParameter('Refresh tokens must live as long as access and ID tokens at least.');
  }
};

/** Attributes that a client may read or write are those of the pool (API reference: CreateUserPoolClient). */
export const checkClientOf = (
  { properties: { SchemaAttributes = [] } }: PoolRecord,
  { ReadAttributes = [], WriteAttributes = [] }: Properties,
): void => {
  const known = SchemaAttributes.map(({ Name }) => Name);
  const lists = { read: ReadAttributes, write: WriteAttributes };
  for (const [kind, names] of Object.entries(lists)) {
    if (names.every((name) => known.includes(name))) continue;
    throw invalidParameter(`Invalid ${kind} attributes specified while creating a client`);
  }
};

/**
 * Throws InvalidParameterException for settings of a client that are out of range or contradict each other. The texts
 * about flows, ranges and attributes are those that cdk-preflight measured; those about rotation and about refresh
 * tokens that end too soon are not sourced.
 */
export const checkClient = (properties: Properties): void => {
  checkFlows(properties);
  checkRotation(properties);
  checkValidity(properties);
  checkOAuth(properties);
};
