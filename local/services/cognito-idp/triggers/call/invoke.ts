import type { Invocation } from '../../../../observe/function-host.ts';
import type { Service } from '../../service.ts';

/** The outcome of one attempt to call a function. */
export type Outcome = Invocation | { readonly outcome: 'timed-out' };

/** Cognito waits 5 s for a synchronous trigger, whatever the function's own time-out is. */
export const invokeInTime = async (
  { functions, settings }: Service,
  name: string,
  event: object,
  requestId: string,
): Promise<Outcome> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Outcome>((resolve) => {
    timer = setTimeout(
      () => resolve({ outcome: 'timed-out' }),
      settings.get('triggerTimeoutMilliseconds'),
    );
  });
  try {
    return await Promise.race([functions.invoke(name, structuredClone(event), requestId), limit]);
  } finally {
    clearTimeout(timer);
  }
};
