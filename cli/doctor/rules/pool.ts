import type { Facts, Rule } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { poolFix } from '../fix.ts';
import { guide } from '../guide.ts';

/** A finding about the pool itself. */
const about = ({ userPoolId }: Facts, finding: Omit<Finding, 'subject'>): readonly Finding[] => [
  { subject: `user pool ${userPoolId}`, ...finding },
];

/** Ada@example.com and ada@example.com would be two users: whoever registers the second reads like the first. */
const caseSensitiveNames: Rule = (facts) =>
  facts.pool.UsernameConfiguration?.CaseSensitive === false
    ? []
    : about(facts, {
        id: 'user-names-case-sensitive',
        severity: 'warning',
        reason:
          'User names differ by the case of their letters (CaseSensitive is not false), so one address can be several users. It cannot be changed in a pool: it takes a new one, made like this, and moving the users.',
        fix: 'aws cognito-idp create-user-pool --pool-name NAME --username-attributes email --username-configuration CaseSensitive=false',
        guide: guide.caseSensitivity,
      });

const contactAttributes = ['email', 'phone_number'] as const;

/** Without it a changed address counts at once, and the next code goes to an address that nobody has proven. */
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
    reason: `A changed ${missing.join(' and ')} takes effect before it is proven (AttributesRequireVerificationBeforeUpdate).`,
    fix: poolFix(
      facts.userPoolId,
      `.AutoVerifiedAttributes = ((.AutoVerifiedAttributes // []) + ${list} | unique) | .UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate = ((.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate // []) + ${list} | unique)`,
    ),
    guide: guide.attributes,
  });
};

/** ForgotPassword sends codes of its own, whose limits are not ours, and tells strangers things of its own. */
const recoveryByCode: Rule = (facts) => {
  const mechanisms = facts.pool.AccountRecoverySetting?.RecoveryMechanisms ?? [];
  if (mechanisms.length > 0 && mechanisms.every(({ Name }) => Name === 'admin_only')) return [];
  return about(facts, {
    id: 'recovery-by-code',
    severity: 'warning',
    reason:
      'ForgotPassword sends recovery codes: a second way in beside the one-time code, outside its limits.',
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
    reason: `MFA is ${mode}, and Cognito never asks for it in custom auth: a sign-in by code is one factor.`,
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
      ? 'The pool sends SMS for MFA: keep a country allow-list and a spend limit against SMS pumping.'
      : 'The pool has a role to send SMS and no use for it: strangers can have it send to numbers that they are paid for.',
    fix: poolFix(
      facts.userPoolId,
      'del(.SmsConfiguration) | .AutoVerifiedAttributes = ((.AutoVerifiedAttributes // []) - ["phone_number"])',
    ),
    guide: guide.sms,
  });
};

/** Cognito then adds DEVICE_* rounds, which define refuses: it hands tokens out for custom challenges alone. */
const deviceRounds: Rule = (facts) =>
  facts.pool.DeviceConfiguration === undefined
    ? []
    : about(facts, {
        id: 'devices-remembered',
        severity: 'warning',
        reason:
          'Devices are remembered: Cognito adds device rounds to sign-ins, and the suite fails a sign-in that holds anything but its own challenges.',
        fix: poolFix(facts.userPoolId, 'del(.DeviceConfiguration)'),
        guide: guide.devices,
      });

/** A registered client has settings of its own, and triggers meet client ids that nobody knows. */
const clientRegistration: Rule = (facts) => {
  const registration = facts.pool.DcrConfiguration;
  // Cognito takes a configuration without EnableStatus as turned on.
  if (registration === undefined || registration.EnableStatus === 'Disabled') return [];
  const open = registration.OpenDcrEnabled === true;
  return about(facts, {
    id: open ? 'open-client-registration' : 'client-registration',
    severity: open ? 'warning' : 'note',
    reason: `${open ? 'Anybody' : 'Whoever holds a registration token'} can register app clients (DcrConfiguration). Limit sign-in to known ones with AllowedClientIds, or turn it off.`,
    fix: poolFix(facts.userPoolId, '.DcrConfiguration = {EnableStatus: "Disabled"}'),
    guide: guide.dynamicRegistration,
  });
};

/** A command that pasted as it is changes nothing for users: closing sign-up is a decision of its own. */
const limitSignUp = ({ webAcl = '', pool, region }: Facts): string =>
  webAcl === ''
    ? `aws wafv2 associate-web-acl --web-acl-arn WEB_ACL_ARN --resource-arn ${pool.Arn ?? 'POOL_ARN'} --region ${region}`
    : `aws wafv2 get-web-acl-for-resource --resource-arn ${pool.Arn ?? 'POOL_ARN'} --region ${region}`;

/** SignUp says UsernameExistsException whatever the clients' PreventUserExistenceErrors. */
const signUpTells: Rule = (facts) => {
  const { AdminCreateUserConfig, UsernameAttributes = [] } = facts.pool;
  const open = AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true;
  if (!open || UsernameAttributes.length === 0) return [];
  return about(facts, {
    id: 'sign-up-tells',
    severity: 'note',
    reason:
      'SignUp says that an address is taken, whatever the app clients prevent, and anyone can call it. A rate-based rule of AWS WAF limits how often. Where users are invited, SelfSignUp=closed ends it.',
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

/** Triggers are not told the caller's address: limits by address are WAF's alone. */
const noWebAcl: Rule = (facts) =>
  facts.webAcl !== ''
    ? []
    : about(facts, {
        id: 'no-web-acl',
        severity: 'warning',
        reason:
          'No AWS WAF web ACL stands before the pool. Triggers do not see the caller’s address, so nothing limits sign-ins and sign-ups by address.',
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
