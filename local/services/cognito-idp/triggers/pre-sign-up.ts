import type { Service } from '../service.ts';
import type { PoolRecord } from '../store/records.ts';
import type { Attributes } from '../users/attributes.ts';
import { callTrigger } from './triggers.ts';

type Wanted = {
  readonly pool: PoolRecord;
  readonly clientId: string | undefined;
  readonly source: 'PreSignUp_SignUp' | 'PreSignUp_AdminCreateUser';
  readonly userName: string;
  /** Only what the caller supplied, and the address that is the name; no `sub`, no status. */
  readonly userAttributes: Attributes;
  readonly validationData: readonly { readonly Name: string; readonly Value: string }[] | undefined;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
};

/** Asks PreSignUp about a user who is about to be made; nothing where the pool has no such function. */
export const callPreSignUp = (service: Service, wanted: Wanted) => {
  const { pool, clientId, source, userName, userAttributes } = wanted;
  const { validationData, clientMetadata } = wanted;
  return callTrigger(service, {
    trigger: 'PreSignUp',
    pool,
    clientId,
    source,
    userName,
    request: {
      userAttributes,
      validationData:
        validationData === undefined
          ? null
          : Object.fromEntries(validationData.map(({ Name, Value }) => [Name, Value])),
      ...(clientMetadata === undefined ? {} : { clientMetadata }),
    },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  });
};
