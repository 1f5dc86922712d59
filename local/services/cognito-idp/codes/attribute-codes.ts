import type { Service } from '../service.ts';
import type { CodeRecord, PoolRecord, UserRecord } from '../store/records.ts';
import type { MessageSource } from '../triggers/custom-message.ts';
import { takeAlias } from '../users/aliases.ts';
import { checkFree, verifiable } from '../users/change-attributes.ts';
import { saveUser } from '../users/users.ts';
import { invalidParameter } from '../wire/cognito-error.ts';
import { codeExpired, makeCode, useUpCode } from './codes.ts';
import { type CodeDelivery, sendCode } from './messages.ts';

type AttributeCode = {
  readonly pool: PoolRecord;
  readonly user: UserRecord;
  readonly attribute: string;
  readonly source: MessageSource;
  readonly clientId: string | undefined;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
};

/** Sends the code that verifies an attribute: its pending value if there is one, otherwise its current value. */
export const sendAttributeCode = (
  service: Service,
  { pool, user, attribute, source, clientId, clientMetadata }: AttributeCode,
): Promise<CodeDelivery> => {
  const name = verifiable.find((known) => known === attribute);
  const to = user.pendingAttributes[attribute] ?? user.attributes[attribute];
  if (name === undefined || to === undefined) {
    throw invalidParameter(`User does not have a ${attribute} to verify`);
  }
  const place = { attribute: name, to };
  const code = makeCode(service, user, 'attribute', place);
  return sendCode(service, { pool, user, clientId, source, place, code, clientMetadata });
};

/**
 * Applies a right code: the pending value becomes current, and the attribute counts as verified. Refused where the
 * value is no longer the one that the code was sent to, or another user has it by now.
 */
export const confirmAttribute = (
  service: Service,
  pool: PoolRecord,
  user: UserRecord,
  code: CodeRecord,
): void => {
  const { attribute, sentTo } = code;
  const { [attribute]: waiting, ...pendingAttributes } = user.pendingAttributes;
  if ((waiting ?? user.attributes[attribute]) !== sentTo) throw codeExpired();
  const attributes = { ...user.attributes, [attribute]: sentTo, [`${attribute}_verified`]: 'true' };
  checkFree(service, pool, user, { [attribute]: sentTo });
  takeAlias(service, pool, { ...user, attributes }, attribute, false);
  useUpCode(service, code);
  saveUser(service, { ...user, attributes, pendingAttributes });
};
