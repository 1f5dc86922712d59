import type { Rule } from '../../facts.ts';
import { poolFix } from '../../fix.ts';
import { guide } from '../../guide.ts';
import { about } from './about.ts';

/** ForgotPassword sends codes of Cognito's, within Cognito's limits. */
export const recoveryByCode: Rule = (facts) => {
  const mechanisms = facts.pool.AccountRecoverySetting?.RecoveryMechanisms ?? [];
  if (mechanisms.length > 0 && mechanisms.every(({ Name }) => Name === 'admin_only')) return [];
  return about(facts, {
    id: 'recovery-by-code',
    severity: 'warning',
    reason:
      'ForgotPassword sends recovery codes. They are a second way to sign in, and the limits on one-time codes do not apply to them.',
    fix: poolFix(
      facts.userPoolId,
      '.AccountRecoverySetting = {RecoveryMechanisms: [{Name: "admin_only", Priority: 1}]}',
    ),
    guide: guide.recovery,
  });
};

/** Cognito asks for no second factor in custom auth, whatever the pool's setting promises. */
export const mfaNotApplied: Rule = (facts) => {
  const mode = facts.mfa?.MfaConfiguration ?? facts.pool.MfaConfiguration ?? 'OFF';
  if (mode === 'OFF') return [];
  return about(facts, {
    id: 'mfa-not-applied',
    severity: mode === 'ON' ? 'warning' : 'note',
    reason: `MFA is ${mode}, but Cognito does not apply it to custom authentication: a sign-in by code is a single factor.`,
    fix: `aws cognito-idp get-user-pool-mfa-config --user-pool-id ${facts.userPoolId}`,
    guide: guide.mfa,
  });
};

/** Cognito then adds DEVICE_* rounds, which define refuses: it issues tokens for custom challenges only. */
export const deviceRounds: Rule = (facts) =>
  facts.pool.DeviceConfiguration === undefined
    ? []
    : about(facts, {
        id: 'devices-remembered',
        severity: 'warning',
        reason:
          'Devices are remembered, so Cognito adds device challenges to sign-ins. The functions fail a sign-in with challenges other than their own.',
        fix: poolFix(facts.userPoolId, 'del(.DeviceConfiguration)'),
        guide: guide.devices,
      });

/** A registered client has settings of its own, and triggers meet unknown client ids. */
export const clientRegistration: Rule = (facts) => {
  const registration = facts.pool.DcrConfiguration;
  // Cognito takes a configuration without EnableStatus as turned on.
  if (registration === undefined || registration.EnableStatus === 'Disabled') return [];
  const open = registration.OpenDcrEnabled === true;
  return about(facts, {
    id: open ? 'open-client-registration' : 'client-registration',
    severity: open ? 'warning' : 'note',
    reason: `App clients can be registered ${open ? 'without authentication' : 'with a registration token'} (DcrConfiguration). Turn registration off, or limit sign-in to known clients with AllowedClientIds.`,
    fix: poolFix(facts.userPoolId, '.DcrConfiguration = {EnableStatus: "Disabled"}'),
    guide: guide.dynamicRegistration,
  });
};
