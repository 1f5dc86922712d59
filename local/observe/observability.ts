import { createCallLog } from './call-log.ts';
import { createClock } from './clock.ts';
import { createDecisionLog } from './decision-log.ts';
import { createEventStream } from './event-stream.ts';
import { createFaults } from './faults.ts';
import { createFunctionLog } from './function-log.ts';
import { createOutbox } from './outbox.ts';
import { createSettings } from './settings.ts';
import { createTriggerLog } from './trigger-log.ts';

export type Observability = ReturnType<typeof createObservability>;

/** What all parts of the stack share: clock, settings, armed faults and records. */
export const createObservability = (
  functionNames: readonly string[],
  functionsAreHere: boolean,
) => {
  const events = createEventStream();
  const clock = createClock(events);
  return {
    events,
    clock,
    settings: createSettings(),
    // The stack cannot stop a function that runs elsewhere, so no fault of it can be armed.
    faults: createFaults(functionsAreHere ? functionNames : [], events),
    calls: createCallLog(functionNames),
    decisions: createDecisionLog(clock, events),
    outbox: createOutbox(clock, events),
    triggers: createTriggerLog(clock, events),
    log: createFunctionLog(clock, events),
  };
};
