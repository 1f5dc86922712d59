import * as v from 'valibot';
import { takeAlias } from '../aliases.ts';
import { redeemCode } from '../codes.ts';
import { CognitoError } from '../cognito-error.ts';
import { callPostConfirmation } from '../confirmation.ts';
import { findCaller, simulatedCodeError } from '../hidden-user.ts';
import { clientId, clientMetadata, confirmationCode, secretHash, username } from '../inputs.ts';
import { placeOf } from '../messages.ts';
import { publicOperation } from '../operation.ts';
import { saveUser } from '../users.ts';

const input = v.object({
  ClientId: clientId,
  SecretHash: secretHash,
  Username: username,
  ConfirmationCode: confirmationCode,
  ForceAliasCreation: v.optional(v.boolean(), false),
  ClientMetadata: clientMetadata,
});

/** API reference: ConfirmSignUp. Confirms the user, counts the address as verified, calls PostConfirmation. */
export const confirmSignUp = publicOperation('ConfirmSignUp', input, async (service, given) => {
  const { pool, user } = findCaller(service, given);
  if (user === undefined) throw simulatedCodeError();
  if (user.status !== 'UNCONFIRMED') {
    throw new CognitoError(
      'NotAuthorizedException',
      `User cannot be confirmed. Current status is ${user.status}`,
    );
  }
  redeemCode(service, user, given.ConfirmationCode, 'sign-up');
  const place = placeOf(pool, user);
  const verified = place === undefined ? {} : { [`${place.attribute}_verified`]: 'true' };
  if (place !== undefined)
    takeAlias(service, pool, user, place.attribute, given.ForceAliasCreation);
  const confirmed = saveUser(service, {
    ...user,
    status: 'CONFIRMED',
    attributes: { ...user.attributes, ...verified },
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
