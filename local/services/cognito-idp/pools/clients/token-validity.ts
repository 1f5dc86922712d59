import type { TimeUnitsType } from '@aws-sdk/client-cognito-identity-provider';
import { clientDefaults } from '#shared/cognito/client-defaults.ts';
import type { ClientRecord } from '../../store/records.ts';

const secondsIn: Readonly<Record<TimeUnitsType, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 60 * 60,
  days: 24 * 60 * 60,
};

/**
 * Lifetimes of a client's tokens in seconds. Without a unit, a number means hours for ID and access tokens and days
 * for refresh tokens.
 */
export const tokenValidityOf = ({ properties }: Pick<ClientRecord, 'properties'>) => {
  const units = properties.TokenValidityUnits ?? {};
  const seconds = (value: number | undefined, unit: TimeUnitsType, fallback: number): number =>
    value === undefined || value === 0 ? fallback : value * secondsIn[unit];
  return {
    id: seconds(properties.IdTokenValidity, units.IdToken ?? 'hours', secondsIn.hours),
    access: seconds(properties.AccessTokenValidity, units.AccessToken ?? 'hours', secondsIn.hours),
    refresh: seconds(
      properties.RefreshTokenValidity,
      units.RefreshToken ?? 'days',
      clientDefaults.RefreshTokenValidity * secondsIn.days,
    ),
  };
};

/** A client whose RefreshTokenValidity is 0 has the default of 30 days (API reference: CreateUserPoolClient). */
export const withRefreshValidity = (
  properties: ClientRecord['properties'],
): ClientRecord['properties'] => {
  const { RefreshTokenValidity, TokenValidityUnits = {} } = properties;
  if (RefreshTokenValidity !== 0) return properties;
  const inDays = { ...TokenValidityUnits, RefreshToken: 'days' as const };
  return {
    ...properties,
    RefreshTokenValidity: clientDefaults.RefreshTokenValidity,
    TokenValidityUnits: 'RefreshToken' in TokenValidityUnits ? inDays : TokenValidityUnits,
  };
};
