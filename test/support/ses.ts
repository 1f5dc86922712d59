import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createCallLog } from '../../local/call-log.ts';
import { createClock } from '../../local/clock.ts';
import { createFaults } from '../../local/faults.ts';
import { createOutbox } from '../../local/outbox/outbox.ts';
import { addSes } from '../../local/outbox/ses-wire.ts';

/** SES v2 on the wire, on a port of its own, with its outbox and its faults. */
export const startSes = async () => {
  const app = new Hono();
  const outbox = createOutbox(createClock());
  const faults = createFaults([]);
  addSes(app, outbox, faults, createCallLog([]));
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('SES did not listen');
  return {
    url: `http://127.0.0.1:${address.port}`,
    outbox,
    faults,
    stop: async (): Promise<void> => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
