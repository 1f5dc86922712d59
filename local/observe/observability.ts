import { createCallLog } from './call-log.ts';
import { createClock } from './clock.ts';
import { createFaults } from './faults.ts';
import { createFunctionLog } from './function-log.ts';
import { createOutbox } from './outbox.ts';
import { createSettings } from './settings.ts';
import { createTriggerLog } from './trigger-log.ts';

export type Observability = ReturnType<typeof createObservability>;

/** What all parts share: the time, the switches, the armed faults, and the records of what happened. */
export const createObservability = (
  functionNames: readonly string[],
  functionsAreHere: boolean,
) => {
  const clock = createClock();
  return {
    clock,
    settings: createSettings(),
    // A function elsewhere cannot be killed from here, so no fault of it can be armed.
    faults: createFaults(functionsAreHere ? functionNames : []),
    calls: createCallLog(functionNames),
    outbox: createOutbox(clock),
    triggers: createTriggerLog(clock),
    log: createFunctionLog(clock),
  };
};
