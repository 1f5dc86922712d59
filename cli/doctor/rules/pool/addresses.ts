import type { Rule } from '../../facts.ts';
import { poolFix } from '../../fix.ts';
import { guide } from '../../guide.ts';
import { about } from './about.ts';

/** Ada@example.com and ada@example.com would be two users: the second one reads like the first. */
export const caseSensitiveNames: Rule = (facts) =>
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
export const unprovenChange: Rule = (facts) => {
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
