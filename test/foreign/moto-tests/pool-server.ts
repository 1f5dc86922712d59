import { serveApp } from '../../../local/http/serve-app.ts';
import { createClock } from '../../../local/observe/clock.ts';
import { createFaults } from '../../../local/observe/faults.ts';
import { createOutbox } from '../../../local/observe/outbox.ts';
import { createSettings } from '../../../local/observe/settings.ts';
import { createUserPool } from '../../../local/services/cognito-idp/user-pool.ts';
import { poolDelivery } from '../../../local/stack/pool-delivery.ts';

/*
 * The local user pool on its own, in the Region and the account that moto's tests use. It has no functions: those of
 * moto's tests run in moto.
 * usage: pool-server.ts   (prints `ready URL`)
 */
const clock = createClock();
const outbox = createOutbox(clock);
const { app } = createUserPool({
  declared: { pool: { Name: 'declared' }, mfa: { mode: 'OFF', softwareToken: false }, client: {} },
  clock,
  settings: createSettings(),
  functions: { invoke: async () => ({ outcome: 'not-found' }), stop: async () => undefined },
  recordTrigger: () => () => undefined,
  recordUser: () => undefined,
  recordCall: () => undefined,
  ...poolDelivery(outbox, createFaults([])),
  linkBase: 'http://127.0.0.1',
  region: 'us-west-2',
  accountId: '123456789012',
});
// The tests use codes of an authenticator app faster than its 30 seconds.
app.post('/next-step', (context) => {
  clock.advance(30);
  return context.text('');
});
// What a test needs of a code that the pool sent.
app.get('/messages', (context) => context.json(outbox.list()));
const { url } = await serveApp(app);
console.log(`ready ${url}`);
