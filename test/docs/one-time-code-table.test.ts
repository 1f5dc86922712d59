import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliveriesTable } from '#shared/aws/challenges-table/deliveries.ts';
import { mailBudgetsTable } from '#shared/aws/challenges-table/mail-budgets.ts';
import { provenAddressesTable } from '#shared/aws/challenges-table/proven-addresses.ts';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import { root } from '../../local/paths.ts';
import { aMailAgain, aNewChallenge, rowsOf } from '../shared/aws/challenges-table/table.ts';
import { idOf, minute, t0 } from '../shared/one-time-code/states.ts';
import { startTables, type TestTables } from '../support/services/dynamodb.ts';

const page = readFileSync(join(root, 'docs/one-time-code-table.md'), 'utf8');

/** One line, with any block's column as the page writes it. */
const oneLine = (expression = ''): string =>
  expression
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/wrong\d+/g, 'wrong<block>');

type Written = { readonly update: string; readonly condition: string };

const documented: ReadonlyMap<string, Written> = new Map(
  [
    ...page.matchAll(
      /<!-- write:([\w ]+) -->\n```\nUpdateExpression\n([^`]+?)ConditionExpression\n([^`]+?)```/g,
    ),
  ].map(([, name = '', update, condition]) => [
    name,
    { update: oneLine(update), condition: oneLine(condition) },
  ]),
);

let tables: TestTables;
const sent: Written[] = [];

const isUpdate = (
  input: object,
): input is { UpdateExpression: string; ConditionExpression: string } =>
  'UpdateExpression' in input && 'ConditionExpression' in input;

beforeAll(async () => {
  tables = await startTables();
  tables.client.middlewareStack.add(
    (next) => (request) => {
      if (isUpdate(request.input)) {
        const { UpdateExpression, ConditionExpression } = request.input;
        sent.push({ update: oneLine(UpdateExpression), condition: oneLine(ConditionExpression) });
      }
      return next(request);
    },
    { step: 'initialize' },
  );
});

afterAll(() => tables.stop());

const oldBlock = blockOf(t0) - 5;
const challengeId = idOf('a');
const answered = { slot: 0, challengeId } as const;
const use = { ...answered, invocation: 'i1', addressHash: 'h' };

/** Every conditional write of the adapter, once, in the order of the page. */
const writeEverything = async (): Promise<void> => {
  const { client, challenges: table } = tables;
  const { challenges, set, started } = rowsOf(tables);
  const deliveries = deliveriesTable(client, table);
  const budgets = mailBudgetsTable(client, table);

  const first = await started();
  await set(first, { [`wrong${oldBlock}`]: 1 });
  const state = await challenges.find(first);
  const later = t0 + 6 * minute;
  await challenges.create(first, aNewChallenge({ state, slot: 1, now: later, id: idOf('b') }));

  const second = `2U#${crypto.randomUUID()}`;
  await challenges.create(second, aNewChallenge());
  await challenges.create(second, aMailAgain(await challenges.find(second), t0 + minute));
  await challenges.reserve(second, answered, t0 + minute);
  await challenges.consume(second, { ...use, reservedBlock: blockOf(t0) }, t0 + minute);

  const third = await started({ kind: 'long' });
  await challenges.consume(third, { ...use, reservedBlock: undefined }, t0 + minute);

  const fourth = await started();
  const [challenge] = (await challenges.find(fourth)).slots;
  if (challenge === undefined) throw new Error('there is no challenge');
  const mail = {
    rowKey: fourth,
    slot: 0,
    mailNumber: 1,
    envelope: '',
    challenge,
    dueAt: t0,
  } as const;
  const lease = await deliveries.lease(mail, t0);
  await deliveries.giveBack(mail, lease.outcome === 'leased' ? lease.leaseUntil : 0);
  await deliveries.finish(mail, 'handed');

  await budgets.count('m', { version: 0, mails: [t0], ttl: 1 });
  await budgets.count('m', { version: 1, mails: [t0], ttl: 1 });
  await budgets.countInMinute(1, 100, 1);
  await budgets.takeOffMinute(1);
  await provenAddressesTable(client, table).remove(second.slice(3), 'h');
};

it('docs/one-time-code-table.md has each conditional write as the adapter sends it', async () => {
  await writeEverything();

  const distinct = new Map(sent.map((write) => [JSON.stringify(write), write]));
  expect(documented.size).toBe(14);
  expect([...distinct.values()]).toEqual([...documented.values()]);
});
