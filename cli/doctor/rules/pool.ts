import type { Facts, Rule } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { poolFix } from '../fix.ts';
import { guide } from '../guide.ts';

/** A finding about the pool itself. */
const about = ({ userPoolId }: Facts, finding: Omit<Finding, 'subject'>): readonly Finding[] => [
  { subject: `user pool ${userPoolId}`, ...finding },
];

/** Ada@example.com and ada@example.com would be two users: the second one reads like the first. */
const caseSensitiveNames: Rule = (facts) =>
  facts.pool.UsernameConfiguration?.CaseSensitive === false
    ? []
    : about(facts, {
        id: 'user-names-case-sensitive',
        severity: 'warning',
        reason:
          'User names are case-sensitive (CaseSensitive is not false), so one address can belong to several users. A pool cannot change this: create a new pool as below and move the users.',
        fix: 'aws cognito-idp create-user-pool --pool-name NAME --username-attributes email --username-configuration CaseSensitive=false',
        guide: guide.caseSensitivity,
      });

const contactAttributes = ['email', 'phone_number'] as const;

/** Without it a changed address counts at once, and the next code goes to an address that is not proven. */
const unprovenChange: Rule = (facts) => {
  const { AutoVerifiedAttributes = [], UserAttributeUpdateSettings } = facts.pool;
  const held: readonly string[] =
    UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
  // Cognito takes only attributes that it verifies by itself; for codes by mail that is the address.
  const wanted = contactAttributes.filter(
    (name) => name === 'email' || AutoVerifiedAttributes.includes(name),
  );
  const missing = wanted.filter((name) => !held.includes(name));
  if (missing.length === 0) return [];
  const list = JSON.stringify(missing);
  return about(facts, {
    id: 'changed-address-unproven',
    severity: 'warning',
    reason: `A changed ${missing.join(' and ')} takes effect before it is verified (AttributesRequireVerificationBeforeUpdate).`,
    fix: poolFix(
      facts.userPoolId,
      `.AutoVerifiedAttributes = ((.AutoVerifiedAttributes // []) + ${list} | unique) | .UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate = ((.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate // []) + ${list} | unique)`,
    ),
    guide: guide.attributes,
  });
};

/** ForgotPassword sends codes of Cognito's, within Cognito's limits. */
const recoveryByCode: Rule = (facts) => {
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
const mfaNotApplied: Rule = (facts) => {
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

/** Toll fraud needs nothing but a pool that can send: sign-up and recovery messages go to any number. */
const smsConfigured: Rule = (facts) => {
  if (facts.pool.SmsConfiguration === undefined) return [];
  const used = facts.mfa?.SmsMfaConfiguration?.SmsConfiguration !== undefined;
  return about(facts, {
    id: 'sms-configured',
    severity: used ? 'note' : 'warning',
    reason: used
      ? 'The pool sends SMS for MFA. Set a country allow-list and a spend limit against SMS pumping.'
      : 'The pool can send SMS and does not need to. Attackers can make it send to premium numbers that they earn from (SMS pumping).',
    fix: poolFix(
      facts.userPoolId,
      // Cognito refuses an attribute that it is to verify before an update and not at sign-up.
      'del(.SmsConfiguration) | .AutoVerifiedAttributes = ((.AutoVerifiedAttributes // []) - ["phone_number"]) | if .UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate then .UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate -= ["phone_number"] else . end',
    ),
    guide: guide.sms,
  });
};

/** Cognito then adds DEVICE_* rounds, which define refuses: it issues tokens for custom challenges only. */
const deviceRounds: Rule = (facts) =>
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
const clientRegistration: Rule = (facts) => {
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

/** The command changes nothing for users when it is pasted: whether to close sign-up is for the operator. */
const limitSignUp = ({ webAcl = '', pool, region }: Facts): string =>
  webAcl === ''
    ? `aws wafv2 associate-web-acl --web-acl-arn WEB_ACL_ARN --resource-arn ${pool.Arn ?? 'POOL_ARN'} --region ${region}`
    : `aws wafv2 get-web-acl-for-resource --resource-arn ${pool.Arn ?? 'POOL_ARN'} --region ${region}`;

/** SignUp returns UsernameExistsException whatever the clients' PreventUserExistenceErrors. */
const signUpTells: Rule = (facts) => {
  const { AdminCreateUserConfig, UsernameAttributes = [] } = facts.pool;
  const open = AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true;
  if (!open || UsernameAttributes.length === 0) return [];
  return about(facts, {
    id: 'sign-up-tells',
    severity: 'note',
    reason:
      'SignUp reveals that an address is taken, whatever PreventUserExistenceErrors is. It is a public operation. A rate-based rule of AWS WAF limits how often it can be called. If you invite users, set SelfSignUp=closed.',
    fix: limitSignUp(facts),
    guide: guide.existenceErrors,
  });
};

const deletable: Rule = (facts) =>
  facts.pool.DeletionProtection === 'ACTIVE'
    ? []
    : about(facts, {
        id: 'deletion-unprotected',
        severity: 'note',
        reason: 'One call deletes the pool with all its users (DeletionProtection is not ACTIVE).',
        fix: poolFix(facts.userPoolId, '.DeletionProtection = "ACTIVE"'),
        guide: guide.deletion,
      });

/** No event has the caller's address, so only WAF can limit by it. */
const noWebAcl: Rule = (facts) =>
  facts.webAcl !== ''
    ? []
    : about(facts, {
        id: 'no-web-acl',
        severity: 'warning',
        reason:
          'The pool has no AWS WAF web ACL. Triggers do not receive the IP address of the caller, so sign-ins and sign-ups have no limit by IP address.',
        fix: `aws wafv2 associate-web-acl --web-acl-arn WEB_ACL_ARN --resource-arn ${facts.pool.Arn ?? 'POOL_ARN'} --region ${facts.region}`,
        guide: guide.waf,
      });

export const poolRules: readonly Rule[] = [
  caseSensitiveNames,
  unprovenChange,
  recoveryByCode,
  mfaNotApplied,
  smsConfigured,
  deviceRounds,
  clientRegistration,
  signUpTells,
  deletable,
  noWebAcl,
];
