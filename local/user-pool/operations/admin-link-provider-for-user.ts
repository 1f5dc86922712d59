import * as v from 'valibot';
import { invalidParameter } from '../cognito-error.ts';
import { withIdentity } from '../identities.ts';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { requireUser, saveUser } from '../users.ts';

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
