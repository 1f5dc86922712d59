import * as v from 'valibot';
import { userNotFound } from '../cognito-error.ts';
import { holderOfIdentity, withoutIdentity } from '../identities.ts';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { requireUser, saveUser } from '../users.ts';

const input = v.object({
  UserPoolId: userPoolId,
  User: v.object({
    ProviderName: v.string(),
    ProviderAttributeName: v.optional(v.string()),
    ProviderAttributeValue: v.string(),
  }),
});

/** API reference: AdminDisableProviderForUser. The identity is free again. */
export const adminDisableProviderForUser = signedOperation(
  'AdminDisableProviderForUser',
  input,
  (service, { UserPoolId, User }) => {
    const pool = requirePool(service, UserPoolId);
    const { ProviderName: provider, ProviderAttributeValue: subject } = User;
    if (provider === 'Cognito') {
      // The user stays, and has no password any more.
      const { password: _, ...rest } = requireUser(service, pool, subject);
      saveUser(service, rest);
      return {};
    }
    const holder = holderOfIdentity(service, pool, provider, subject);
    if (holder === undefined) throw userNotFound();
    saveUser(service, withoutIdentity(holder, provider, subject));
    return {};
  },
);
