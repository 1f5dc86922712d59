import { InvokeCommand } from '@aws-sdk/client-lambda';
import { lambda } from './clients.ts';
import type { Stack } from './stack.ts';

/** Invokes a deployed function with an event, as `sam remote invoke` does, without the seconds that SAM takes to start. */
export const invoke = async (
  stack: Stack,
  logicalId: string,
  event: object,
): Promise<{ readonly answer: unknown; readonly log: string }> => {
  const { Payload, LogResult = '' } = await lambda.send(
    new InvokeCommand({
      FunctionName: stack.physicalId(logicalId),
      Payload: JSON.stringify(event),
      LogType: 'Tail',
    }),
  );
  return {
    answer: JSON.parse(Payload?.transformToString() ?? 'null'),
    log: Buffer.from(LogResult, 'base64').toString(),
  };
};
