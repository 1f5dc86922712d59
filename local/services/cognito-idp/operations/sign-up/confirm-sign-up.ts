import * as v from 'valibot';
import { checkCode, codeMismatch, useUpCode } from '../../codes/codes.ts';
import { findCaller } from '../../codes/hidden-user.ts';
import { callPostConfirmation } from '../../triggers/post-confirmation.ts';
import { takeAlias } from '../../users/aliases.ts';
import { checkUnconfirmed } from '../../users/confirmation.ts';
import { saveUser } from '../../users/users.ts';
import {
  clientId,
  clientMetadata,
  confirmationCode,
  secretHash,
  username,
} from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  ClientId: clientId,
  SecretHash: secretHash,
  Username: username,
  ConfirmationCode: confirmationCode,
  ForceAliasCreation: v.optional(v.boolean(), false),
  ClientMetadata: clientMetadata,
});

/** API reference: ConfirmSignUp. Confirms the user, marks the address verified, calls PostConfirmation. */
export const confirmSignUp = publicOperation('ConfirmSignUp', input, async (service, given) => {
  const { pool, user } = findCaller(service, given);
  if (user === undefined) throw codeMismatch();
  checkUnconfirmed(user);
  const code = checkCode(service, user, given.ConfirmationCode, 'sign-up');
  const { attribute, sentTo } = code;
  // An administrator may have changed the address since; the code proves only the old one.
  const verified = user.attributes[attribute] === sentTo;
  if (verified) takeAlias(service, pool, user, attribute, given.ForceAliasCreation);
  useUpCode(service, code);
  const confirmed = saveUser(service, {
    ...user,
    status: 'CONFIRMED',
    attributes: { ...user.attributes, ...(verified ? { [`${attribute}_verified`]: 'true' } : {}) },
  });
  await callPostConfirmation(service, {
    pool,
    user: confirmed,
    clientId: given.ClientId,
    source: 'PostConfirmation_ConfirmSignUp',
    clientMetadata: given.ClientMetadata,
  });
  return {};
});
