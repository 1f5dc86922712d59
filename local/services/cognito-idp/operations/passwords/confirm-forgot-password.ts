import * as v from 'valibot';
import { checkCode, codeMismatch, useUpCode } from '../../codes/codes.ts';
import { findCaller } from '../../codes/hidden-user.ts';
import { checkPassword } from '../../passwords/password-policy.ts';
import { withPassword } from '../../passwords/set-password.ts';
import { callPostConfirmation } from '../../triggers/post-confirmation.ts';
import { saveUser } from '../../users/users.ts';
import {
  clientId,
  clientMetadata,
  confirmationCode,
  password,
  secretHash,
  username,
} from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

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
