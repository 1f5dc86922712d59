import { Hono } from 'hono';
import { serveApp } from '../../../local/http/serve-app.ts';
import { createCallLog } from '../../../local/observe/call-log.ts';
import { createClock } from '../../../local/observe/clock.ts';
import { createFaults } from '../../../local/observe/faults.ts';
import { createOutbox } from '../../../local/observe/outbox.ts';
import { addSes } from '../../../local/services/ses/wire.ts';

/** SES v2 on the wire, on a port of its own, with its outbox and its faults. */
export const startSes = async () => {
  const app = new Hono();
  const outbox = createOutbox(createClock());
  const faults = createFaults([]);
  addSes(app, outbox, faults, createCallLog([]));
  return { ...(await serveApp(app)), outbox, faults };
};
