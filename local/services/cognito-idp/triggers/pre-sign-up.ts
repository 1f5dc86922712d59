import type { PreSignUpEvent, PreSignUpResponse } from '#shared/events/pre-sign-up.ts';
import type { Service } from '../service.ts';
import type { PoolRecord } from '../store/records.ts';
import type { Attributes } from '../users/attributes.ts';
import { callTrigger } from './call/call-trigger.ts';
import type { Unread } from './call/read-response.ts';
import { type ClientMetadata, withMetadata } from './call/trigger-call.ts';

type Wanted = {
  readonly pool: PoolRecord;
  readonly clientId: string | undefined;
  readonly source: PreSignUpEvent['triggerSource'];
  readonly userName: string;
  /** What the caller supplied, and the address if it is the name; no `sub`, no status. */
  readonly userAttributes: Attributes;
  readonly validationData: readonly { readonly Name: string; readonly Value: string }[] | undefined;
  readonly clientMetadata: ClientMetadata;
};

const requestOf = (wanted: Wanted): PreSignUpEvent['request'] => ({
  userAttributes: wanted.userAttributes,
  validationData:
    wanted.validationData === undefined
      ? null
      : Object.fromEntries(wanted.validationData.map(({ Name, Value }) => [Name, Value])),
  ...withMetadata(wanted.clientMetadata),
});

/** Calls PreSignUp for a new user; all values are false where the pool has no such function. */
export const askPreSignUp = async (
  service: Service,
  wanted: Wanted,
): Promise<Required<PreSignUpResponse>> => {
  const { pool, clientId, source, userName } = wanted;
  const response: Unread<PreSignUpResponse> | undefined = await callTrigger<PreSignUpEvent>(
    service,
    {
      trigger: 'PreSignUp',
      pool,
      clientId,
      source,
      userName,
      request: requestOf(wanted),
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    },
  );
  return {
    autoConfirmUser: response?.autoConfirmUser === true,
    autoVerifyEmail: response?.autoVerifyEmail === true,
    autoVerifyPhone: response?.autoVerifyPhone === true,
  };
};
