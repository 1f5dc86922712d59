import type { Context } from 'aws-lambda';
import { vi } from 'vitest';

export type Handler = (event: unknown, context: Context) => Promise<unknown>;

/** What Lambda's own environment has, with the addresses of services of the test's own. */
const awsEnv = (dynamodb = 'http://127.0.0.1:9', ses = 'http://127.0.0.1:9') => ({
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  AWS_ENDPOINT_URL_SESV2: ses,
});

/** Loads a handler's module as a cold start does: afresh, with this environment. */
export const coldStart = async (
  load: () => Promise<{ readonly handler: unknown }>,
  env: Readonly<Record<string, string>>,
  endpoints: { readonly dynamodb?: string; readonly ses?: string } = {},
): Promise<Handler> => {
  vi.resetModules();
  vi.unstubAllEnvs();
  const all = { ...awsEnv(endpoints.dynamodb, endpoints.ses), ...env };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  const { handler } = await load();
  return handler as Handler;
};

/** The context of an invocation that has this much time left. */
export const aContext = (remainingMs = 4_000): Context => {
  const ends = performance.now() + remainingMs;
  return {
    awsRequestId: '8f5f1c1e-0000-4000-8000-000000000000',
    callbackWaitsForEmptyEventLoop: true,
    functionName: 'Function',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:Function',
    memoryLimitInMB: '512',
    logGroupName: '/aws/lambda/Function',
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, ends - performance.now()),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
};

/** The words of a refusal, or `answered`. */
export const textOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'answered';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
