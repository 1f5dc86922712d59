import { guide } from '../../guide.ts';
import type { ClientRule } from './client-rule.ts';

export const noRevocation: ClientRule = ({ EnableTokenRevocation }) =>
  EnableTokenRevocation === true
    ? undefined
    : {
        id: 'tokens-not-revocable',
        severity: 'warning',
        reason: 'A stolen refresh token cannot be revoked (EnableTokenRevocation is off).',
        change: '.EnableTokenRevocation = true',
        guide: guide.revocation,
      };

export const noRotation: ClientRule = ({ RefreshTokenRotation }) =>
  RefreshTokenRotation?.Feature === 'ENABLED'
    ? undefined
    : {
        id: 'refresh-tokens-not-rotated',
        severity: 'note',
        reason:
          'A refresh token can be used until it expires, so the use of a stolen one is not detected. Rotation needs clients that call GetTokensFromRefreshToken.',
        change:
          '.RefreshTokenRotation = {Feature: "ENABLED", RetryGracePeriodSeconds: 60} | .ExplicitAuthFlows = ((.ExplicitAuthFlows // ["ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"]) - ["ALLOW_REFRESH_TOKEN_AUTH"])',
        guide: guide.refreshTokens,
      };

const secondsPerUnit = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const hour = 3600;

/** A suspension and a revocation reach an access token only when it ends. */
export const longAccessToken: ClientRule = ({ AccessTokenValidity, TokenValidityUnits }) => {
  const unit = secondsPerUnit[TokenValidityUnits?.AccessToken ?? 'hours'];
  const seconds = (AccessTokenValidity ?? 1) * unit;
  if (seconds <= hour) return undefined;
  return {
    id: 'access-token-long',
    severity: 'note',
    reason: `Access tokens are valid for ${seconds} s. A suspended user keeps access for that long.`,
    change: '.AccessTokenValidity = 60 | .TokenValidityUnits.AccessToken = "minutes"',
    guide: guide.appClients,
  };
};
