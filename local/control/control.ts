import { Hono } from 'hono';
import * as v from 'valibot';
import { allowPagesFromHere } from '../http/cors.ts';
import { type Env, isWholeNumber, onlyFromHere, readJson, refuse } from '../http/guard.ts';
import type { CallLog } from '../observe/call-log.ts';
import type { Clock } from '../observe/clock.ts';
import type { DecisionLog } from '../observe/decision-log.ts';
import type { EventStream } from '../observe/event-stream.ts';
import { FaultError, type Faults } from '../observe/faults.ts';
import type { FunctionHost } from '../observe/function-host.ts';
import type { FunctionLog } from '../observe/function-log.ts';
import type { Outbox } from '../observe/outbox.ts';
import { SettingError, type Settings } from '../observe/settings.ts';
import type { TriggerLog } from '../observe/trigger-log.ts';
import { addEvents } from './event-routes.ts';
import { addMailFrame } from './mail-frame.ts';

export type ControlOptions = {
  readonly host: string;
  readonly events: EventStream;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly settings: Settings;
  readonly outbox: Outbox;
  readonly triggers: TriggerLog;
  readonly calls: CallLog;
  readonly decisions: DecisionLog;
  readonly log: FunctionLog;
  readonly functions: FunctionHost;
  /** Resolves when mails that are due have been looked at. */
  settled(): Promise<void>;
  info(): object;
};

type ControlApp = Hono<Env>;

/** A year: more would overflow the dates of clients. */
const longestAdvanceSeconds = 366 * 24 * 60 * 60;

const clockBody = v.strictObject({
  advanceSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(longestAdvanceSeconds)),
});

const addReading = (
  app: ControlApp,
  { info, settled, outbox, triggers, decisions, calls, log }: ControlOptions,
): void => {
  app.get('/info', (context) => context.json(info()));
  // The courier runs behind the table's stream: a caller that asks after a start finds its mail.
  app.get('/outbox', async (context) => {
    await settled();
    return context.json(outbox.list());
  });
  for (const [name, kept] of Object.entries({ triggers, decisions })) {
    app.get(`/${name}`, (context) => {
      const since = context.req.query('since') ?? '0';
      if (!isWholeNumber(since)) return refuse(context, 400, 'invalid', 'since must be an id');
      return context.json(kept.list(Number(since)));
    });
  }
  app.get('/calls', (context) => context.json(calls.list()));
  app.get('/logs', (context) => context.json(log.list(context.req.query('function'))));
};

/** What can be emptied returns the empty list afterwards. */
const addClearing = (
  app: ControlApp,
  { outbox, triggers, decisions, calls, faults }: ControlOptions,
): void => {
  for (const [name, kept] of Object.entries({ outbox, triggers, decisions, calls, faults })) {
    app.delete(`/${name}`, (context) => {
      kept.clear();
      return context.json([]);
    });
  }
};

type Changeable = { list(): readonly object[] };

/** A body that changes a list; one that is not right is refused with what is wrong, and changes nothing. */
const addChanging = (
  app: ControlApp,
  path: string,
  kept: Changeable,
  change: (body: unknown) => void,
): void => {
  app.get(path, (context) => context.json(kept.list()));
  app.post(path, async (context) => {
    const read = await readJson(context);
    if ('response' in read) return read.response;
    try {
      change(read.body);
    } catch (error) {
      const isTold = error instanceof FaultError || error instanceof SettingError;
      if (isTold) return refuse(context, 400, 'invalid', error.message);
      throw error;
    }
    return context.json(kept.list());
  });
};

const addSteering = (app: ControlApp, { clock, faults, settings }: ControlOptions): void => {
  app.post('/clock', async (context) => {
    const read = await readJson(context);
    if ('response' in read) return read.response;
    const checked = v.safeParse(clockBody, read.body);
    if (!checked.success) {
      return refuse(
        context,
        400,
        'invalid',
        `advanceSeconds must be a number from 0 to ${longestAdvanceSeconds}`,
      );
    }
    const now = clock.advance(checked.output.advanceSeconds);
    return context.json({ now: new Date(now).toISOString() });
  });
  addChanging(app, '/faults', faults, faults.arm);
  addChanging(app, '/settings', settings, settings.change);
};

const addInvoking = (app: ControlApp, { functions }: ControlOptions): void => {
  app.post('/functions/:name/invoke', async (context) => {
    const read = await readJson(context);
    if ('response' in read) return read.response;
    const result = await functions.invoke(context.req.param('name'), read.body);
    if (result.outcome === 'not-found') {
      return refuse(context, 404, 'not_found', 'There is no such function');
    }
    if (result.outcome === 'unreachable') {
      return refuse(context, 502, 'unreachable', 'The Lambda endpoint does not respond');
    }
    return context.json(
      result.outcome === 'answered' ? { response: result.payload } : { error: result.error },
    );
  });
};

/** The control API, under `/_local`: for tests and scripts. */
export const controlRoutes = (options: ControlOptions): ControlApp => {
  const app: ControlApp = new Hono();
  app.use(onlyFromHere(options.host), allowPagesFromHere());
  addReading(app, options);
  addClearing(app, options);
  addSteering(app, options);
  addInvoking(app, options);
  addEvents(app, options.events);
  addMailFrame(app, options.outbox);
  for (const { path } of [...app.routes].filter(({ method }) => method !== 'ALL')) {
    app.all(path, (context) =>
      refuse(context, 405, 'method_not_allowed', 'The path has no such method'),
    );
  }
  app.all('*', (context) => refuse(context, 404, 'not_found', 'The control API has no such path'));
  return app;
};
