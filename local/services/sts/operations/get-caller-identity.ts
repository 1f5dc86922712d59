import type { Service } from '../service.ts';
import type { Content } from '../wire/xml.ts';

/** Every caller may ask who it is. Keys that the stack did not issue count as the account's own. */
export const getCallerIdentity = ({ callerOf, accountId }: Service, request: Request): Content => {
  const session = callerOf(request);
  return {
    Arn: session?.arn ?? `arn:aws:iam::${accountId}:root`,
    UserId: session?.userId ?? accountId,
    Account: accountId,
  };
};
