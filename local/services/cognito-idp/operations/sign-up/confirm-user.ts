import { checkCode, useUpCode } from '../../codes/codes.ts';
import type { Service } from '../../service.ts';
import type { PoolRecord, UserRecord } from '../../store/records.ts';
import { callPostConfirmation } from '../../triggers/post-confirmation.ts';
import { takeAlias } from '../../users/aliases.ts';
import { checkUnconfirmed } from '../../users/confirmation.ts';
import { saveUser } from '../../users/users.ts';

type Confirmation = {
  readonly pool: PoolRecord;
  readonly user: UserRecord;
  readonly code: string;
  readonly clientId: string;
  /** Whether the address moves from the user who has it as an alias (ForceAliasCreation). */
  readonly takesAlias: boolean;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
};

/** Whether the code proved the address that the user has now. */
type Confirmed = { readonly user: UserRecord; readonly isProven: boolean };

/** Confirms a sign-up by its code, typed or in a link. Throws the errors of {@link checkCode}. */
export const confirmUser = async (service: Service, given: Confirmation): Promise<Confirmed> => {
  const { pool, user, clientId, clientMetadata } = given;
  checkUnconfirmed(user);
  const code = checkCode(service, user, given.code, 'sign-up');
  const { attribute, sentTo } = code;
  // An administrator may have changed the address since; the code proves only the old one.
  const verified = user.attributes[attribute] === sentTo;
  if (verified) takeAlias(service, pool, user, attribute, given.takesAlias);
  useUpCode(service, code);
  const confirmed = saveUser(service, {
    ...user,
    status: 'CONFIRMED',
    attributes: { ...user.attributes, ...(verified ? { [`${attribute}_verified`]: 'true' } : {}) },
  });
  await callPostConfirmation(service, {
    pool,
    user: confirmed,
    clientId,
    source: 'PostConfirmation_ConfirmSignUp',
    clientMetadata,
  });
  return { user: confirmed, isProven: verified };
};
