import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfigError, InvalidEventError, OwnRefusedError, RefusedError } from '#shared/errors.ts';
import { trigger } from '#shared/runtime/trigger.ts';
import { aContext, textOf } from '../../support/functions/handler.ts';
import { captureOutput } from '../../support/functions/output.ts';

const canary = 'canary-7f3a';

afterEach(() => vi.restoreAllMocks());

/** Everything that a handler writes while it runs. */
const linesOf = async (run: () => Promise<unknown>): Promise<string> => {
  const written = captureOutput();
  await run().catch(() => undefined);
  return written.join('');
};

const kind = { parse: (input: unknown) => input };
const throwing = (error: unknown) =>
  trigger(kind, async () => {
    throw error;
  });

const unavailable =
  'temporarily_unavailable: The service is temporarily unavailable, please try again';

describe('the error that Cognito gets for a failure', () => {
  it('is the fixed sentence of a refusal', async () => {
    expect(await textOf(throwing(new RefusedError('sign_up_closed'))({}, aContext()))).toBe(
      'sign_up_closed: Sign-up is by invitation only',
    );
  });

  it('is the own sentence of an own refusal, without what else was put on the error', async () => {
    const error = Object.assign(new OwnRefusedError('not_a_partner', 'Only partners'), {
      detail: canary,
    });

    const received: unknown = await throwing(error)({}, aContext()).catch((one: unknown) => one);

    expect(received).toMatchObject({
      name: 'RefusedError',
      message: 'not_a_partner: Only partners',
    });
    expect(received).not.toHaveProperty('detail');
  });

  it('is the field of an event that no handler could work with', async () => {
    const parsing = trigger(
      {
        parse: () => {
          throw new InvalidEventError('request.session');
        },
      },
      async () => undefined,
    );

    expect(await textOf(parsing({}, aContext()))).toBe('invalid_event: request.session');
  });

  it.each([
    new Error(canary),
    Object.assign(new Error(canary), { $metadata: { requestId: canary } }),
    new ConfigError([canary]),
    canary,
    undefined,
    { message: canary },
  ])('any other error becomes a fixed sentence: %o', async (error) => {
    expect(await textOf(throwing(error)({}, aContext()))).toBe(unavailable);
  });

  it('has no cause and no property of what was thrown: the runtime prints both', async () => {
    const refused = new RefusedError('temporarily_unavailable', { cause: new Error(canary) });
    const thrown = Object.assign(refused, { detail: canary });

    const received: unknown = await throwing(thrown)({}, aContext()).catch(
      (error: unknown) => error,
    );

    expect(received).toBeInstanceOf(RefusedError);
    expect(received).not.toHaveProperty('cause');
    expect(received).not.toHaveProperty('detail');
  });
});

describe('trigger: handler', () => {
  it('a handler has at most two parameters', () => {
    expect(trigger(kind, async (event) => event).length).toBeLessThanOrEqual(2);
  });

  it('a handler returns what the use case returns', async () => {
    const event = { a: 1 };

    expect(await trigger(kind, async (same) => same)(event, aContext())).toBe(event);
  });
});

describe('trigger: log', () => {
  it('the log holds the name of an error and never its message', async () => {
    const lines = await linesOf(() => throwing(new TypeError(canary))({ canary }, aContext()));

    expect(lines).toContain('"errorName":"TypeError"');
    expect(lines).not.toContain(canary);
  });

  it('the log never holds the event, even if the environment asks for it', async () => {
    vi.stubEnv('POWERTOOLS_LOGGER_LOG_EVENT', 'true');
    vi.resetModules();
    const fresh = await import('#shared/runtime/trigger.ts');

    const lines = await linesOf(() =>
      fresh.trigger(kind, () => Promise.reject(new Error(canary)))({ canary }, aContext()),
    );
    vi.unstubAllEnvs();

    expect(lines).toContain('"message":"failed"');
    expect(lines).not.toContain(canary);
  });
});
