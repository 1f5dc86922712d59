import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { holderOfIdentity, withoutIdentity } from '../../users/identities.ts';
import { requireUser, saveUser } from '../../users/users.ts';
import { userNotFound } from '../../wire/cognito-error.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

const input = v.object({
  UserPoolId: userPoolId,
  User: v.object({
    ProviderName: v.string(),
    ProviderAttributeName: v.optional(v.string()),
    ProviderAttributeValue: v.string(),
  }),
});

/** API reference: AdminDisableProviderForUser. The identity can then be linked again. */
export const adminDisableProviderForUser = signedOperation(
  'AdminDisableProviderForUser',
  input,
  (service, { UserPoolId, User }) => {
    const pool = requirePool(service, UserPoolId);
    const { ProviderName: provider, ProviderAttributeValue: subject } = User;
    if (provider === 'Cognito') {
      // The user remains, without a password.
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
