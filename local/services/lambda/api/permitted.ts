import * as v from 'valibot';
import type { FunctionHost } from '../../../observe/function-host.ts';
import type { Policies } from './policies.ts';

const EventSchema = v.looseObject({ userPoolId: v.string() });

/**
 * The functions that a pool may call. A function whose policy does not admit the pool counts as missing: as in
 * Cognito, both fail with `AccessDeniedException`.
 */
export const permitted = (
  host: FunctionHost,
  policies: Policies,
  arnOfPool: (userPoolId: string) => string,
): FunctionHost => ({
  invoke: async (functionName, event, requestId) => {
    const { userPoolId } = v.parse(EventSchema, event);
    return policies.allow(functionName, arnOfPool(userPoolId))
      ? host.invoke(functionName, event, requestId)
      : { outcome: 'not-found' };
  },
  stop: () => host.stop(),
});
