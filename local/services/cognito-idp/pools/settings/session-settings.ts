import type { PoolRecord, SessionSettings } from '../../store/records.ts';
import { CognitoError } from '../../wire/cognito-error.ts';
import { checkFeature } from './tiers.ts';

/** API reference: GetUserPoolSessionConfiguration, for a pool that was never configured. */
const defaults: SessionSettings = { tracked: false, maxPerUser: 20 };

export const sessionSettingsOf = ({ sessions }: PoolRecord): SessionSettings =>
  sessions ?? defaults;

/**
 * Sessions need the Essentials or the Plus plan (API reference: SetUserPoolSessionConfiguration). The text has the form
 * of the one about managed login (cdk-preflight).
 */
export const checkTierHasSessions = (pool: PoolRecord): void =>
  checkFeature(pool, 'User Session Management');

/** The operations on sessions of users are for pools that track them. */
export const checkTracksSessions = (pool: PoolRecord): void => {
  if (sessionSettingsOf(pool).tracked) return;
  throw new CognitoError(
    'OperationNotEnabledException',
    'Session tracking is not enabled for the user pool.',
  );
};
