import type { Context, MissingKey } from '#shared/iam/call.ts';
import { decide } from '#shared/iam/decide/decide.ts';
import type { Decision } from '#shared/iam/decide/decision.ts';
import type { Role } from '../../../access/role.ts';
import type { WebIdentity } from '../service.ts';

/** Condition keys of the identity, in the trust policy and for the whole session (reference_policies_iam-condition-keys). */
export const federatedContext = ({ provider, subject, audience, amr }: WebIdentity): Context => ({
  [`${provider}:aud`]: audience,
  [`${provider}:sub`]: subject,
  [`${provider}:amr`]: amr,
});

const tagContext = ({ principalTags }: WebIdentity): Context => ({
  ...Object.fromEntries(
    Object.entries(principalTags).map(([key, value]) => [`aws:RequestTag/${key}`, value]),
  ),
  'aws:TagKeys': Object.keys(principalTags),
});

/** What AssumeRoleWithWebIdentity is known to send. Of other keys, `aws:SourceIp` among them, the value is not known here. */
const missingKey =
  ({ provider }: WebIdentity) =>
  (key: string): MissingKey => {
    const lower = key.toLowerCase();
    const isKnown =
      ['aud', 'sub', 'amr'].some((name) => lower === `${provider}:${name}`) ||
      lower.startsWith('aws:requesttag/') ||
      ['aws:tagkeys', 'sts:rolesessionname'].includes(lower);
    return isKnown ? 'absent' : 'unknown';
  };

const ask = (role: Role, identity: WebIdentity, action: string, context: Context): Decision =>
  decide([{ kind: 'trust', name: 'trust policy', policies: [role.trust] }], {
    principal: { kind: 'federated', provider: identity.provider },
    action,
    resource: role.arn,
    context: { ...federatedContext(identity), ...tagContext(identity), ...context },
    missingKeys: missingKey(identity),
  });

/**
 * Without a condition on the pool, the pools of every other account could assume the role. STS refuses such a trust
 * policy (developer guide, role-trust-and-permissions; since August 2025).
 */
const namesPool = ({ statement }: Decision, { provider }: WebIdentity): boolean =>
  Object.entries(statement?.statement.Condition ?? {}).some(
    ([operator, keys]) =>
      /^(foranyvalue:)?(string|arn)(equals|like|equalsignorecase)$/i.test(operator) &&
      Object.keys(keys).some((key) => key.toLowerCase() === `${provider}:aud`),
  );

/** Whether the role's trust policy lets the identity in, with its tags. */
export const isTrusted = (role: Role, identity: WebIdentity, sessionName: string): boolean => {
  const context = { 'sts:RoleSessionName': sessionName };
  const assume = ask(role, identity, 'sts:AssumeRoleWithWebIdentity', context);
  if (assume.decision !== 'allow' || !namesPool(assume, identity)) return false;
  const isTagged = Object.keys(identity.principalTags).length > 0;
  return !isTagged || ask(role, identity, 'sts:TagSession', context).decision === 'allow';
};
