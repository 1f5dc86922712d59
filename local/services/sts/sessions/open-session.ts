import type { Layer } from '#shared/iam/decide/layer.ts';
import type { PolicyDocument } from '#shared/iam/document.ts';
import type { IssuedKey, SessionPrincipal } from '../../../access/keys.ts';
import { type Role, roleIdOf, sessionArnOf } from '../../../access/role.ts';
import type { Service, WebIdentity } from '../service.ts';
import { isTagSet } from './session-tags.ts';
import { federatedContext, isTrusted } from './trust.ts';

export type SessionRequest = {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly seconds: number;
  /** Policies that limit the session; together one layer. */
  readonly sessionPolicies: readonly PolicyDocument[];
};

const sessionLayer = (policies: readonly PolicyDocument[]): readonly Layer[] =>
  policies.length === 0 ? [] : [{ kind: 'session', name: 'session policy', policies }];

const principalOf = (
  role: Role,
  identity: WebIdentity,
  { sessionName, sessionPolicies }: SessionRequest,
  accountId: string,
): SessionPrincipal => ({
  arn: sessionArnOf(role.arn, sessionName),
  roleArn: role.arn,
  account: accountId,
  userId: `${roleIdOf(role.arn)}:${sessionName}`,
  federated: identity.provider,
  layers: [...role.layers, ...sessionLayer(sessionPolicies)],
  context: {
    ...federatedContext(identity),
    'aws:FederatedProvider': identity.provider,
    ...Object.fromEntries(
      Object.entries(identity.principalTags).map(([key, value]) => [
        `aws:PrincipalTag/${key}`,
        value,
      ]),
    ),
  },
});

/**
 * A session of a role for a web identity: keys that expire. Undefined where the role does not exist, where its trust
 * policy does not let the identity in, and where a tag breaks the grammar of tags.
 */
export const openSession = (
  { role: roleBy, keys, clock, accountId }: Pick<Service, 'role' | 'keys' | 'clock' | 'accountId'>,
  identity: WebIdentity,
  request: SessionRequest,
): IssuedKey | undefined => {
  const role = roleBy(request.roleArn);
  if (role === undefined || !isTagSet(identity.principalTags)) return undefined;
  if (!isTrusted(role, identity, request.sessionName)) return undefined;
  const principal = principalOf(role, identity, request, accountId);
  return keys.issue(principal, request.seconds, clock.now());
};
