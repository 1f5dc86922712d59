import {
  CognitoIdentityProvider,
  type LambdaConfigType,
} from '@aws-sdk/client-cognito-identity-provider';
import { serveApp } from '../../../local/http/serve-app.ts';
import { accountId, localCredentials } from '../../../local/identity.ts';
import { createFaults } from '../../../local/observe/faults.ts';
import type { FunctionHost } from '../../../local/observe/function-host.ts';
import { createOutbox } from '../../../local/observe/outbox.ts';
import { createSettings } from '../../../local/observe/settings.ts';
import { createTriggerLog } from '../../../local/observe/trigger-log.ts';
import { createUserPool } from '../../../local/services/cognito-idp/user-pool.ts';
import { poolDelivery } from '../../../local/stack/pool-delivery.ts';
import { tickingClock } from '../ticking-clock.ts';

/**
 * The user pool alone behind its own port: no bundles, no tables. Functions, where a test needs one, are what it hands
 * in: real ones could not be told to answer wrongly.
 */

type PoolEvent = {
  readonly version: string;
  readonly triggerSource: string;
  readonly userName: string;
  readonly callerContext: { readonly clientId: string };
  readonly request: Record<string, unknown>;
  readonly response: Record<string, unknown>;
};

/** By the trigger's name; answers the event's response, or throws. */
export type Functions = Readonly<Record<string, (event: PoolEvent) => unknown>>;

/** A function's answer that is no event at all. */
export class RawAnswer {
  readonly payload: unknown;
  constructor(payload: unknown) {
    this.payload = payload;
  }
}

const hostOf = (functions: () => Functions): FunctionHost => ({
  invoke: async (name, event) => {
    const run = functions()[name];
    if (run === undefined) return { outcome: 'not-found' };
    const times = { durationMs: 0, coldStart: false };
    try {
      const response = await run(event as PoolEvent);
      const payload =
        response instanceof RawAnswer ? response.payload : { ...(event as object), response };
      return { outcome: 'answered', payload, ...times };
    } catch (error) {
      const errorMessage = error instanceof Error ? error.message : String(error);
      return { outcome: 'failed', error: { errorType: 'Error', errorMessage }, ...times };
    }
  },
  stop: async () => undefined,
});

const region = 'eu-central-1';

/** LambdaConfig that names each of these triggers' functions by the trigger's own name. */
export const triggersNamed = (...names: string[]): LambdaConfigType =>
  Object.fromEntries(
    names.map((name) => [name, `arn:aws:lambda:${region}:${accountId}:function:${name}`]),
  );

export type TestPools = Awaited<ReturnType<typeof startTestPools>>;

/** Starts the service; pools and clients are made by its own API. */
export const startTestPools = async () => {
  const clock = tickingClock();
  const settings = createSettings();
  const outbox = createOutbox(clock);
  const triggers = createTriggerLog(clock);
  let functions: Functions = {};
  const { app, close } = createUserPool({
    declared: {
      pool: { Name: 'declared' },
      mfa: { mode: 'OFF', softwareToken: false },
      client: {},
    },
    clock,
    settings,
    functions: hostOf(() => functions),
    recordUser: () => undefined,
    recordTrigger: triggers.record,
    recordCall: () => undefined,
    ...poolDelivery(outbox, createFaults([])),
    linkBase: 'http://pool.test',
    region,
    accountId,
  });
  const { url, stop } = await serveApp(app);
  const cognito = new CognitoIdentityProvider({
    endpoint: url,
    region,
    credentials: localCredentials,
    maxAttempts: 1,
  });

  return {
    url,
    cognito,
    settings,
    advance: (seconds: number) => clock.advance(seconds),
    now: () => clock.now(),
    messagesTo: (to: string) => outbox.list().filter((message) => message.to === to),
    /** What the next triggers run. */
    run: (next: Functions) => {
      functions = next;
    },
    events: () => triggers.list().map(({ request }) => request as PoolEvent),
    forgetEvents: triggers.clear,
    stop: async () => {
      cognito.destroy();
      await stop();
      close();
    },
  };
};
