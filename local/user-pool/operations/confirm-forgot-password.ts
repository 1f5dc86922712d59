import * as v from 'valibot';
import { checkCode, codeMismatch, useUpCode } from '../codes.ts';
import { callPostConfirmation } from '../confirmation.ts';
import { findCaller } from '../hidden-user.ts';
import {
  clientId,
  clientMetadata,
  confirmationCode,
  password,
  secretHash,
  username,
} from '../inputs.ts';
import { publicOperation } from '../operation.ts';
import { checkPassword } from '../password-policy.ts';
import { withPassword } from '../set-password.ts';
import { saveUser } from '../users.ts';

const input = v.object({
  ClientId: clientId,
  SecretHash: secretHash,
  Username: username,
  ConfirmationCode: confirmationCode,
  Password: password,
  ClientMetadata: clientMetadata,
});

/** API reference: ConfirmForgotPassword. Sets the new password, confirms the user, calls PostConfirmation. */
export const confirmForgotPassword = publicOperation(
  'ConfirmForgotPassword',
  input,
  async (service, given) => {
    const { pool, user } = findCaller(service, given);
    checkPassword(pool, given.Password);
    if (user === undefined) throw codeMismatch();
    useUpCode(service, checkCode(service, user, given.ConfirmationCode, 'forgot-password'));
    const changed = saveUser(service, withPassword(pool, user, given.Password));
    await callPostConfirmation(service, {
      pool,
      user: changed,
      clientId: given.ClientId,
      source: 'PostConfirmation_ConfirmForgotPassword',
      clientMetadata: given.ClientMetadata,
    });
    return {};
  },
);
