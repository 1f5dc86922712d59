import * as v from 'valibot';
import type { FunctionHost } from '../../../observe/function-host.ts';
import type { Policies } from './policies.ts';

const EventSchema = v.looseObject({ userPoolId: v.string() });

/**
 * The functions as a pool may call them: a function whose policy does not admit the event's pool counts as missing, and
 * the pool fails with `AccessDeniedException` for both, as Cognito does.
 */
export const permitted = (
  host: FunctionHost,
  policies: Policies,
  arnOfPool: (userPoolId: string) => string,
): FunctionHost => ({
  invoke: async (functionName, event) => {
    const { userPoolId } = v.parse(EventSchema, event);
    return policies.allow(functionName, arnOfPool(userPoolId))
      ? host.invoke(functionName, event)
      : { outcome: 'not-found' };
  },
  stop: () => host.stop(),
});
