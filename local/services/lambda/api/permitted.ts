import * as v from 'valibot';
import type { FunctionHost } from '../../../observe/function-host.ts';
import type { Policies } from './policies.ts';

const EventSchema = v.looseObject({ userPoolId: v.string() });

/**
 * The functions as a pool may call them: one whose policy does not let in the event's pool is as good as not there, and
 * the pool answers `AccessDeniedException` for both, as Cognito does.
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
