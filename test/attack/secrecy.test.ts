import { afterAll, beforeAll, expect, it } from 'vitest';
import { newEmail, refusalOf, wrongFor } from '../support/pool/sign-in.ts';
import { secretsIn } from '../support/secrets-in.ts';
import { mailedCode, startTarget, type Target } from './support/client.ts';
import { report } from './support/figure.ts';
import { testsOf } from './support/hashes.ts';
import { type Recording, startRecording } from './support/recording.ts';

let target: Target;
let recording: Recording;

/** What must stand in no log line and in no row, by what it is. */
const canaries = new Map<string, string>();
const answered: { readonly code: string; readonly email: string; readonly sub: string }[] = [];

const fail = (where: string, mode: string, times: number) =>
  target.stack.fault({ target: where, mode, times });

/** A sign-in with a wrong code first; everything secret in it is noted. */
const signInNoted = async (label: string): Promise<void> => {
  const { stack, client } = target;
  const given = `Canary-${label}-Name`;
  const { email, sub } = await target.signUp(newEmail(), { given_name: given });
  const first = await client.start(email);
  const code = await mailedCode(target, email);
  const wrong = wrongFor(code);
  const second = await client.answer(email, wrong, first);
  const round = second.outcome === 'again' ? second.round : {};
  const entered = await client.answer(email, code, round);
  answered.push({ code, email, sub });
  canaries.set(`${label} code`, code).set(`${label} wrong answer`, wrong);
  canaries.set(`${label} address`, email).set(`${label} attribute`, given);
  canaries.set(`${label} session`, first.Session ?? '').set(`${label} sub`, sub);
  if (entered.outcome === 'in') canaries.set(`${label} token`, entered.accessToken);
  await stack.advance(31);
};

/** Every failure that a service or a function can have, on the way of a sign-in. */
const failEverywhere = async (): Promise<void> => {
  const { stack, client } = target;
  const { email } = await target.signUp(newEmail(), { given_name: 'Canary-Failing-Name' });
  canaries.set('failing address', email).set('failing attribute', 'Canary-Failing-Name');
  for (const [where, mode] of [
    ['email', 'fail'],
    ['email', 'throttle'],
    ['dynamodb', 'fail'],
    ['dynamodb', 'throttle'],
    ['CreateAuthChallengeFunction', 'kill-after'],
    ['CodeDeliveryFunction', 'kill-before'],
  ] as const) {
    await fail(where, mode, where === 'dynamodb' ? 20 : 1);
    await refusalOf(client.start(email));
    await stack.outbox();
    await stack.clearFaults();
    await stack.advance(121);
  }
  const round = await client.start(email);
  await stack.outbox();
  await fail('dynamodb', 'fail', 20);
  await client.answer(email, 'canary answer 12345678', round);
  await stack.clearFaults();
  await refusalOf(target.signUp('canary not an address'));
  await refusalOf(target.signUp(newEmail(), { website: 'https://canary.example' }));
  await refusalOf(client.start('canary-nobody@example.com'));
  canaries.set('typed answer', 'canary answer').set('refused address', 'canary not an address');
  canaries.set('refused attribute', 'canary.example').set('unknown name', 'canary-nobody');
};

beforeAll(async () => {
  recording = await startRecording();
  target = await startTarget({ LogLevel: 'DEBUG' }, { dynamodbEndpoint: recording.url });
  for (const label of ['first', 'second', 'third']) await signInNoted(label);
  await failEverywhere();
  await target.stack.outbox();
});

afterAll(async () => {
  await target.stop();
  await recording.stop();
});

it('no log line at DEBUG holds a code, an answer, a token, an address or an attribute', async (context) => {
  const lines = (await target.stack.logs()).map(({ line }) => line);
  const text = lines.join('\n').toLowerCase();

  const found = [...canaries].filter(
    ([, secret]) => secretsIn(text, [secret.toLowerCase()]).length > 0,
  );
  report(context, {
    family: 'secrecy',
    figure: `${found.length} of ${canaries.size} canaries in ${lines.length} log lines at DEBUG, failures included`,
    goal: '0',
  });
  expect(lines.length).toBeGreaterThan(40);
  const said = ['answer compared', 'code not sent', '"failed"', 'refused'];
  expect(said.filter((words) => !text.includes(words))).toEqual([]);
  expect(found.map(([what]) => what)).toEqual([]);
});

/** All texts of rows and stream records of the challenges' table, with the names of their columns. */
const columns = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  const add = (column: string, value: string) =>
    found.set(column, (found.get(column) ?? new Set()).add(value));
  const visit = (value: unknown, column: string): void => {
    if (typeof value === 'string') add(column, value);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      visit(member, /^(S|N|L|M|\d+)$/.test(name) ? column : name);
    }
  };
  for (const body of recording.bodies()) {
    if (body.includes('ProfilesTable') || !body.startsWith('{')) continue;
    visit(JSON.parse(body), 'body');
  }
  return found;
};

it('table and stream hold nothing that a guess of a code or an address can be tested against', async (context) => {
  const dump = columns();
  const values = [...dump].flatMap(([column, all]) => [...all].map((value) => ({ column, value })));
  const shown = [...new Set(values.map(({ value }) => value))].filter(
    (value) => value.length < 200,
  );
  const found: string[] = [];
  let tests = 0;
  for (const { code, email } of answered) {
    for (const secret of [code, email, email.toLowerCase(), email.split('@')[0] ?? '']) {
      const hashes = testsOf(secret, ['', ...shown]);
      tests += hashes.size;
      for (const { column, value } of values) {
        if (secretsIn(value, [secret]).length > 0) found.push(`${column} holds the text`);
        for (let at = 0; at + 12 <= Math.min(value.length, 200); at += 1) {
          if (hashes.has(value.slice(at, at + 12))) found.push(`${column} holds a hash`);
        }
      }
    }
  }

  report(context, {
    family: 'secrecy',
    figure: `${found.length} of ${values.length} values of table and stream match ${tests} hashes of codes and addresses`,
    goal: '0',
  });
  expect(dump.has('slot0Id') || dump.has(':slot0Id')).toBe(true);
  expect(answered).toHaveLength(3);
  expect([...new Set(found)]).toEqual([]);
});

it('every column that could hide something is a random id, a keyed hash or ciphertext of one length', () => {
  const dump = columns();
  const lengthsOf = (pattern: RegExp) =>
    new Set(
      [...dump]
        .filter(([column]) => pattern.test(column))
        .flatMap(([, all]) => [...all].map(({ length }) => length)),
    );

  expect([...lengthsOf(/^:?envelope$/)]).toHaveLength(1);
  expect([...lengthsOf(/^:?slot[01]Id$/)]).toEqual([32]);
  expect([...lengthsOf(/^:?provenHash$/)]).toEqual([64]);
});
