import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { withIdentity } from '../../users/identities.ts';
import { requireUser, saveUser } from '../../users/users.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

const identity = v.object({
  ProviderName: v.optional(v.string()),
  ProviderAttributeName: v.optional(v.string()),
  ProviderAttributeValue: v.optional(v.string()),
});

const input = v.object({
  UserPoolId: userPoolId,
  DestinationUser: identity,
  SourceUser: identity,
});

/** API reference: AdminLinkProviderForUser. The destination must exist, the source must not have signed in yet. */
export const adminLinkProviderForUser = signedOperation(
  'AdminLinkProviderForUser',
  input,
  (service, { UserPoolId, DestinationUser, SourceUser }) => {
    const pool = requirePool(service, UserPoolId);
    const { ProviderName: provider, ProviderAttributeValue: subject } = SourceUser;
    const destination = DestinationUser.ProviderAttributeValue;
    if (provider === undefined || subject === undefined || destination === undefined) {
      throw invalidParameter('Provider name and attribute value are required.');
    }
    if (SourceUser.ProviderAttributeName === undefined) {
      throw invalidParameter('Source user must have a ProviderAttributeName.');
    }
    const user = requireUser(service, pool, destination);
    saveUser(service, withIdentity(service, pool, user, provider, subject));
    return {};
  },
);
