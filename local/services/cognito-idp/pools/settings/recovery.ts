import type { PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';

const invalidRecovery = (reason: string) =>
  invalidParameter(
    `Invalid account recovery setting parameter. Account Recovery Setting cannot ${reason}.`,
  );

/**
 * The texts are those that cdk-preflight measured on AWS.
 * @throws {CognitoError} InvalidParameterException for ways of recovery that contradict each other
 */
export const checkRecovery = ({
  AccountRecoverySetting,
}: Pick<PoolRecord['properties'], 'AccountRecoverySetting'>): void => {
  const mechanisms = AccountRecoverySetting?.RecoveryMechanisms ?? [];
  const names = new Set(mechanisms.map(({ Name }) => Name));
  const priorities = new Set(mechanisms.map(({ Priority }) => Priority));
  if (Math.min(names.size, priorities.size) < mechanisms.length) {
    throw invalidRecovery('have duplicate priorities or recovery mechanisms');
  }
  if (names.has('admin_only') && mechanisms.length > 1) {
    throw invalidRecovery('use admin_only setting with any other recovery mechanisms');
  }
};
