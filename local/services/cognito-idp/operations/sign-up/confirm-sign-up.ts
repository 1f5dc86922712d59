import * as v from 'valibot';
import { codeMismatch } from '../../codes/codes.ts';
import { findCaller } from '../../codes/hidden-user.ts';
import { checkSessionOfSignUp, openSignUpSession } from '../../sign-in/sign-up-session.ts';
import {
  clientId,
  clientMetadata,
  confirmationCode,
  secretHash,
  username,
} from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';
import { confirmUser } from './confirm-user.ts';

const input = v.object({
  ClientId: clientId,
  SecretHash: secretHash,
  Username: username,
  ConfirmationCode: confirmationCode,
  ForceAliasCreation: v.optional(v.boolean(), false),
  ClientMetadata: clientMetadata,
  Session: v.optional(v.string()),
});

/** API reference: ConfirmSignUp. Confirms the user, marks the address verified, calls PostConfirmation. */
export const confirmSignUp = publicOperation('ConfirmSignUp', input, async (service, given) => {
  const { client, pool, user } = findCaller(service, given);
  if (user === undefined) throw codeMismatch();
  checkSessionOfSignUp(service, client, user, given.Session);
  const confirmed = await confirmUser(service, {
    pool,
    user,
    code: given.ConfirmationCode,
    clientId: given.ClientId,
    takesAlias: given.ForceAliasCreation,
    clientMetadata: given.ClientMetadata,
  });
  if (!confirmed.isProven) return {};
  return openSignUpSession(service, client, confirmed.user, 'InitiateAuth');
});
