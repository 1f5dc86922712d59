import type { ClientRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';

type Properties = ClientRecord['properties'];

/** Names of flows with and without the prefix exclude each other (cdk-preflight, measured on AWS). */
export const checkAuthFlows = ({ ExplicitAuthFlows: flows = [] }: Properties): void => {
  const isNew = (flow: string) => flow.startsWith('ALLOW_');
  if (flows.some(isNew) && !flows.every(isNew)) {
    throw invalidParameter(
      "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
    );
  }
};

/** Rotation and REFRESH_TOKEN_AUTH exclude each other (guide: refresh token rotation). The text is not sourced. */
export const checkRotation = ({
  ExplicitAuthFlows: flows = [],
  RefreshTokenRotation,
}: Properties): void => {
  if (RefreshTokenRotation?.Feature !== 'ENABLED') return;
  if (flows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw invalidParameter(
      'ALLOW_REFRESH_TOKEN_AUTH is not allowed when refresh token rotation is enabled',
    );
  }
};
