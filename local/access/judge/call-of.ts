import type { Call, Caller } from '#shared/iam/call.ts';
import type { SessionPrincipal } from '../keys.ts';
import type { Ask } from './ask.ts';
import { missingKey } from './modelled-keys.ts';
import { globalContext, principalContext } from './request-context.ts';
import type { Source } from './source.ts';

/** Where and when the stack judges. `now` is its clock's, in milliseconds since 1970. */
export type Scene = { readonly now: number; readonly region: string; readonly account: string };

const callerOf = (principal: SessionPrincipal | undefined): Caller => {
  if (principal === undefined) return { kind: 'anonymous' };
  const { arn, account, roleArn, federated } = principal;
  return {
    kind: 'aws',
    arn,
    account,
    ...(roleArn === '' ? {} : { roleArn }),
    ...(federated === undefined ? {} : { federated }),
  };
};

/** What is asked, as the call that policies are evaluated for. */
export const callOf = (
  { key, ...place }: Source,
  { context, unknownKeys = [], ...ask }: Ask,
  { now, region, account }: Scene,
): Call => ({
  ...ask,
  principal: callerOf(key?.principal),
  context: {
    ...globalContext({ now, region, ...place }),
    ...(key === undefined ? {} : principalContext(key.principal)),
    'aws:ResourceAccount': account,
    ...context,
  },
  resourceAccount: account,
  missingKeys: (key) => (unknownKeys.includes(key.toLowerCase()) ? 'unknown' : missingKey(key)),
});
