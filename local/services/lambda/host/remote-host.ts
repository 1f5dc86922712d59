import { InvokeCommand, LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { errorCode } from '#shared/system/error-code.ts';
import type { FunctionHost, Invocation } from '../../../observe/function-host.ts';
import type { LambdaIdentity } from '../identity.ts';

const readPayload = (payload: Uint8Array | undefined): unknown => {
  const text = new TextDecoder().decode(payload);
  return text === '' ? null : JSON.parse(text);
};

const readError = (payload: unknown) => {
  const { errorType, errorMessage } = Object(payload);
  return { errorType: String(errorType), errorMessage: String(errorMessage) };
};

/** The system's code or the error's name. A message may quote the event. */
const kindOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  return errorCode(error) ?? error.name;
};

const isThisMachine = (endpoint: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(endpoint).hostname);

/** Functions behind a Lambda endpoint: `sam local start-lambda`, or AWS itself with the credentials of the environment. */
export const remoteHost = (
  endpoint: string,
  { region, credentials }: Omit<LambdaIdentity, 'arnOf'>,
): FunctionHost => {
  const client = new LambdaClient({
    endpoint,
    region,
    maxAttempts: 1,
    // `sam local start-lambda` checks no signature, so the user's own credentials stay out of its requests.
    ...(isThisMachine(endpoint) ? { credentials } : {}),
  });
  const invoke = async (functionName: string, event: unknown): Promise<Invocation> => {
    const started = performance.now();
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) }),
    );
    const payload = readPayload(Payload);
    // Only the function's own log says whether it was a cold start.
    const common = { durationMs: Math.round(performance.now() - started), coldStart: false };
    return FunctionError === undefined
      ? { outcome: 'answered', payload, ...common }
      : { outcome: 'failed', error: readError(payload), ...common };
  };
  return {
    invoke: async (functionName, event) => {
      try {
        return await invoke(functionName, event);
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return { outcome: 'not-found' };
        console.error(`No response from the Lambda endpoint (${kindOf(error)})`);
        return { outcome: 'unreachable' };
      }
    },
    stop: async () => client.destroy(),
  };
};
