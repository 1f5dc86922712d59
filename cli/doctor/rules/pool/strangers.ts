import type { Facts, Rule } from '../../facts.ts';
import { poolFix } from '../../fix.ts';
import { guide } from '../../guide.ts';
import { about } from './about.ts';

/** Toll fraud needs nothing but a pool that can send: sign-up and recovery messages go to any number. */
export const smsConfigured: Rule = (facts) => {
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

/** The command changes nothing for users when it is pasted: whether to close sign-up is for the operator. */
const limitSignUp = ({ webAcl = '', pool, region }: Facts): string =>
  webAcl === ''
    ? `aws wafv2 associate-web-acl --web-acl-arn WEB_ACL_ARN --resource-arn ${pool.Arn ?? 'POOL_ARN'} --region ${region}`
    : `aws wafv2 get-web-acl-for-resource --resource-arn ${pool.Arn ?? 'POOL_ARN'} --region ${region}`;

/** SignUp returns UsernameExistsException whatever the clients' PreventUserExistenceErrors. */
export const signUpTells: Rule = (facts) => {
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

/** No event has the caller's address, so only WAF can limit by it. */
export const noWebAcl: Rule = (facts) =>
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
